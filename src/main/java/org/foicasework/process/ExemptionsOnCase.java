package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.QualifiedOpinions;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.ThirdParties;
import org.springframework.stereotype.Component;

/** On the page of a case: how often its time was extended, who was consulted, and the opinions of section 36. */
@Component
class ExemptionsOnCase implements CaseSection {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Questions questions;
    private final Extensions extensions;
    private final ThirdParties thirdParties;
    private final QualifiedOpinions opinions;
    private final Person person;
    private final People people;

    ExemptionsOnCase(
            Questions questions,
            Extensions extensions,
            ThirdParties thirdParties,
            QualifiedOpinions opinions,
            Person person,
            People people) {
        this.questions = questions;
        this.extensions = extensions;
        this.thirdParties = thirdParties;
        this.opinions = opinions;
        this.person = person;
        this.people = people;
    }

    @Override
    public String name() {
        return "exemptions";
    }

    @Override
    public Optional<Map<String, Object>> of(FoiRequest request) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Question question : questions.of(request.reference())) {
            List<Extension> taken = extensions.of(question.id());
            List<ThirdParties.Consultation> consulted = thirdParties.of(question.id());
            List<QualifiedOpinions.Opinion> opined = opinions.of(question.id());
            if (taken.isEmpty() && consulted.isEmpty() && opined.isEmpty()) {
                continue;
            }
            long notified = taken.stream()
                    .filter(extension -> extension.notifiedOn() != null)
                    .count();
            shown.add(fields(
                    "label", question.label(),
                    "timesExtended", notified == 0 ? null : notified == 1 ? "once" : notified + " times",
                    "extensions", taken.stream().map(this::inWords).toList(),
                    "consultations",
                            consulted.stream()
                                    .map(ThirdParties.Consultation::inWords)
                                    .toList(),
                    "opinions", opined.stream().map(this::inWords).toList()));
        }
        return shown.isEmpty() ? Optional.empty() : Optional.of(Map.of("questions", shown));
    }

    private String inWords(Extension extension) {
        String asked = "More time " + extension.ground().words() + " until " + day(extension.estimate())
                + ", asked for by " + people.name(extension.askedBy());
        if (extension.notifiedOn() != null) {
            return asked + ". The applicant was told on " + day(extension.notifiedOn())
                    + (Boolean.TRUE.equals(extension.moved())
                            ? ", and the date moved."
                            : ", too late: the date did not move, and the breach stands.");
        }
        return extension.answers().stream()
                .filter(answer -> !answer.granted())
                .findFirst()
                .map(answer -> asked + ". Refused by " + people.name(answer.decidedBy()) + ": " + answer.reasons())
                .orElse(asked
                        + (extension.granted() ? ". Granted; the notice has not gone yet." : ". Not decided yet."));
    }

    private String inWords(QualifiedOpinions.Opinion opinion) {
        return opinion.person() + ", " + opinion.post() + ", on " + day(opinion.givenOn())
                + (opinion.given() ? ": opinion given." : ": opinion not given. " + opinion.reasons());
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }
}
