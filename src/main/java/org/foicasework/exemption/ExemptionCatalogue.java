package org.foicasework.exemption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every exemption of the Act and every exception of the Regulations, down to the limb, as dated data.
 *
 * <p>The data stand in {@code exemptions/sections.txt}, {@code limbs.txt} and {@code particulars.txt}, each row with its
 * source. Section 31(1) ends with paragraph (i): the paragraphs (j) to (l) that circulate come from the Scottish Act.
 */
public final class ExemptionCatalogue {

    private static final ExemptionCatalogue STANDARD = load();

    private final Map<String, Limb> limbs = new LinkedHashMap<>();
    private final List<String> order;

    private ExemptionCatalogue(Collection<Limb> inStatuteOrder) {
        for (Limb limb : inStatuteOrder) {
            if (limbs.put(limb.key(), limb) != null) {
                throw new IllegalStateException("two rows for " + limb.key());
            }
        }
        order = List.copyOf(limbs.keySet());
    }

    /** The catalogue that comes with the application. */
    public static ExemptionCatalogue standard() {
        return STANDARD;
    }

    /** The limb with this key, such as {@code s31(1)(a)}; empty for null and for what is no limb. */
    public Optional<Limb> find(String key) {
        return Optional.ofNullable(key).map(limbs::get);
    }

    /** Every limb, in statute order, in force or not. */
    public List<Limb> all() {
        return List.copyOf(limbs.values());
    }

    /** The limbs of the Act or the Regulations that a decision of that day can rely on, in statute order. */
    public List<Limb> limbs(Family family, LocalDate on) {
        return limbs.values().stream()
                .filter(limb -> limb.family() == family && limb.inForce(on))
                .toList();
    }

    /**
     * What a pick list offers: the limbs by section, in statute order, that an authority of this class can rely on.
     *
     * @param ncnd true for the provisions that remove the duty to confirm or deny, false for those that exempt content
     */
    public Map<Section, List<Limb>> pickList(Family family, LocalDate on, AuthorityClass authority, boolean ncnd) {
        Map<Section, List<Limb>> groups = new LinkedHashMap<>();
        for (Limb limb : limbs(family, on)) {
            if (limb.ncnd() == ncnd && limb.availableTo(authority)) {
                groups.computeIfAbsent(limb.section(), s -> new ArrayList<>()).add(limb);
            }
        }
        return groups;
    }

    /** Orders keys as the statute does; what is no limb comes last. */
    public Comparator<String> statuteOrder() {
        return Comparator.<String>comparingInt(key -> {
                    int place = order.indexOf(key);
                    return place < 0 ? Integer.MAX_VALUE : place;
                })
                .thenComparing(Comparator.naturalOrder());
    }

    private static ExemptionCatalogue load() {
        Map<String, Particular> particulars = new LinkedHashMap<>();
        for (Map<String, String> row : Table.read("particulars.txt")) {
            particulars.put(row.get("key"), particular(row));
        }
        Map<String, Section> sections = new LinkedHashMap<>();
        Map<String, Set<AuthorityClass>> notAvailable = new LinkedHashMap<>();
        for (Map<String, String> row : Table.read("sections.txt")) {
            String key = row.get("section");
            sections.put(
                    key,
                    new Section(
                            key,
                            row.get("title"),
                            list(row.get("ncnd")),
                            row.get("consult"),
                            consultation(row.get("third party")),
                            row.get("guidance")));
            Set<AuthorityClass> classes = EnumSet.noneOf(AuthorityClass.class);
            list(row.get("not available")).forEach(name -> classes.add(AuthorityClass.valueOf(name)));
            notAvailable.put(key, classes);
        }
        List<Limb> limbs = new ArrayList<>();
        for (Map<String, String> row : Table.read("limbs.txt")) {
            limbs.add(limb(row, sections, notAvailable, particulars));
        }
        return new ExemptionCatalogue(limbs);
    }

    private static Limb limb(
            Map<String, String> row,
            Map<String, Section> sections,
            Map<String, Set<AuthorityClass>> notAvailable,
            Map<String, Particular> particulars) {
        String key = row.get("key");
        return new Limb(
                key,
                known(sections, row.get("section")),
                row.get("words"),
                key.startsWith("reg") ? Family.EIR : Family.FOIA,
                Basis.valueOf(row.get("basis").toUpperCase(Locale.ROOT)),
                row.get("verb"),
                row.get("duty").equals("ncnd"),
                absoluteWhen(row.get("kind")),
                row.get("kind").equals("treated as absolute"),
                list(row.get("particulars")).stream()
                        .map(name -> known(particulars, name))
                        .toList(),
                notAvailable.get(row.get("section")),
                ApprovalLevel.valueOf(row.get("approval")),
                LocalDate.parse(row.get("from")),
                row.get("until").isEmpty() ? null : LocalDate.parse(row.get("until")),
                row.get("source"));
    }

    private static Condition absoluteWhen(String kind) {
        return switch (kind) {
            case "absolute" -> Condition.ALWAYS;
            case "qualified", "treated as absolute" -> Condition.NEVER;
            default -> {
                if (!kind.startsWith("absolute if ")) {
                    throw new IllegalStateException("unknown kind of exemption: " + kind);
                }
                yield Condition.parse(kind.substring("absolute if ".length()));
            }
        };
    }

    private static Section.Consultation consultation(String cell) {
        return cell.isEmpty() ? Section.Consultation.NONE : Section.Consultation.valueOf(constant(cell));
    }

    private static String constant(String words) {
        return words.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private static Particular particular(Map<String, String> row) {
        Condition needed =
                switch (row.get("needed")) {
                    case "always" -> Condition.ALWAYS;
                    case "never" -> Condition.NEVER;
                    default -> Condition.parse(row.get("needed"));
                };
        Map<String, String> options = new LinkedHashMap<>();
        if (!row.get("options").isEmpty()) {
            for (String option : row.get("options").split(";")) {
                String[] sides = option.split("=", 2);
                options.put(sides[0].strip(), sides[1].strip());
            }
        }
        return new Particular(
                row.get("key"),
                Particular.From.valueOf(constant(row.get("from"))),
                Particular.Form.valueOf(row.get("form").toUpperCase(Locale.ROOT)),
                needed,
                row.get("rule"),
                row.get("label"),
                row.get("hint"),
                options);
    }

    private static <T> T known(Map<String, T> things, String key) {
        T thing = things.get(key);
        if (thing == null) {
            throw new IllegalStateException("nothing is called " + key);
        }
        return thing;
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\s*,\\s*"));
    }
}
