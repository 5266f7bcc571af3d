package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionCatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    private final ExemptionCatalogue catalogue = ExemptionCatalogue.standard();

    static Stream<Limb> all() {
        return Stream.of(Family.values())
                .flatMap(family -> ExemptionCatalogue.standard().limbs(family, TODAY).stream());
    }

    private List<String> keys(Family family, boolean ncnd) {
        return catalogue.limbs(family, TODAY).stream()
                .filter(limb -> limb.ncnd() == ncnd)
                .map(Limb::key)
                .toList();
    }

    private Limb limb(String key) {
        return catalogue.find(key).orElseThrow(() -> new AssertionError("no limb " + key));
    }

    @Test
    void everySectionOfPartIIIsThereButSection25() {
        assertThat(catalogue.limbs(Family.FOIA, TODAY).stream()
                        .map(limb -> limb.section().key())
                        .distinct())
                .containsExactly(
                        "s21", "s22", "s22A", "s23", "s24", "s26", "s27", "s28", "s29", "s30", "s31", "s32", "s33",
                        "s34", "s35", "s36", "s37", "s38", "s39", "s40", "s41", "s42", "s43", "s44");
    }

    @Test
    void section31EndsWithParagraphI() {
        assertThat(keys(Family.FOIA, false).stream().filter(key -> key.startsWith("s31")))
                .containsExactly(
                        "s31(1)(a)",
                        "s31(1)(b)",
                        "s31(1)(c)",
                        "s31(1)(d)",
                        "s31(1)(e)",
                        "s31(1)(f)",
                        "s31(1)(g)",
                        "s31(1)(h)",
                        "s31(1)(i)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s31(1)(j)", "s31(1)(k)", "s31(1)(l)", "s31", "s25", "", "s12", "s14(1)"})
    void whatIsNoLimbIsNotFound(String key) {
        assertThat(catalogue.find(key)).isEmpty();
    }

    @Test
    void nullIsNoLimb() {
        assertThat(catalogue.find(null)).isEmpty();
    }

    @Test
    void section31Subsection2HasThePurposesAToJ() {
        for (String key : List.of("s31(1)(g)", "s31(1)(h)", "s31(1)(i)")) {
            assertThat(limb(key).particulars()).singleElement().satisfies(purpose -> {
                assertThat(purpose.key()).isEqualTo("purpose");
                assertThat(purpose.options().keySet())
                        .containsExactly(
                                "s31(2)(a)",
                                "s31(2)(b)",
                                "s31(2)(c)",
                                "s31(2)(d)",
                                "s31(2)(e)",
                                "s31(2)(f)",
                                "s31(2)(g)",
                                "s31(2)(h)",
                                "s31(2)(i)",
                                "s31(2)(j)");
            });
        }
        assertThat(limb("s31(1)(a)").particulars()).isEmpty();
    }

    @Test
    void theAbsoluteExemptionsAreThoseOfSection2Subsection3() {
        assertThat(catalogue.limbs(Family.FOIA, TODAY).stream()
                        .filter(limb -> limb.absoluteWhen().equals(Condition.ALWAYS))
                        .map(Limb::key))
                .containsExactly(
                        "s21(1)",
                        "s23(1)",
                        "s23(5)",
                        "s32(1)(a)",
                        "s32(1)(b)",
                        "s32(1)(c)",
                        "s32(2)(a)",
                        "s32(2)(b)",
                        "s32(3)",
                        "s34(1)",
                        "s34(2)",
                        "s37(1)(a)",
                        "s37(1)(aa)",
                        "s37(1)(ab)",
                        "s40(1)",
                        "s41(1)",
                        "s41(2)",
                        "s44(1)(a)",
                        "s44(1)(b)",
                        "s44(1)(c)",
                        "s44(2)");
    }

    @Test
    void section40Subsection2IsAbsoluteUnderItsFirstConditionOnly() {
        Limb limb = limb("s40(2)");

        assertThat(limb.absolute(Map.of("condition", "3A(a)"), AuthorityClass.POLICE))
                .isTrue();
        assertThat(limb.absolute(Map.of("condition", "3A(b)"), AuthorityClass.POLICE))
                .isTrue();
        assertThat(limb.absolute(Map.of("condition", "3B"), AuthorityClass.POLICE))
                .isFalse();
        assertThat(limb.absolute(Map.of("condition", "4A"), AuthorityClass.POLICE))
                .isFalse();
        assertThat(limb.absolute(Map.of(), AuthorityClass.POLICE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(AuthorityClass.class)
    void section36IsAbsoluteForTheTwoHousesOnly(AuthorityClass authority) {
        for (String key : List.of("s36(2)(a)(i)", "s36(2)(b)(i)", "s36(2)(c)", "s36(3)")) {
            assertThat(limb(key).absolute(Map.of(), authority))
                    .isEqualTo(authority == AuthorityClass.HOUSE_OF_PARLIAMENT);
        }
    }

    @Test
    void section37IsAbsoluteForTheSovereignAndTheNextInLine() {
        assertThat(limb("s37(1)(ac)").qualified(Map.of(), AuthorityClass.POLICE))
                .isTrue();
        assertThat(limb("s37(1)(ad)").qualified(Map.of(), AuthorityClass.POLICE))
                .isTrue();
        assertThat(limb("s37(1)(b)").qualified(Map.of(), AuthorityClass.POLICE)).isTrue();
        assertThat(limb("s37(2)").absolute(Map.of("royalLimb", "s37(1)(aa)"), AuthorityClass.POLICE))
                .isTrue();
        assertThat(limb("s37(2)").absolute(Map.of("royalLimb", "s37(1)(b)"), AuthorityClass.POLICE))
                .isFalse();
    }

    @Test
    void onlyConfirmingPersonalDataLeavesThePublicInterestTestToChoice() {
        assertThat(all().filter(Limb::publicInterestTestOptional).map(Limb::key))
                .containsExactly("s40(5A)", "s40(5B)(a)");
    }

    @Test
    void theProvisionsThatRemoveTheDutyToConfirmOrDeny() {
        assertThat(keys(Family.FOIA, true))
                .containsExactly(
                        "s22(2)",
                        "s22A(2)",
                        "s23(5)",
                        "s24(2)",
                        "s26(3)",
                        "s27(4)(a)",
                        "s27(4)(b)",
                        "s28(3)",
                        "s29(2)",
                        "s30(3)",
                        "s31(3)",
                        "s32(3)",
                        "s33(3)",
                        "s34(2)",
                        "s35(3)",
                        "s36(3)",
                        "s37(2)",
                        "s38(2)",
                        "s39(2)",
                        "s40(5A)",
                        "s40(5B)(a)",
                        "s40(5B)(b)",
                        "s40(5B)(c)",
                        "s40(5B)(d)",
                        "s41(2)",
                        "s42(2)",
                        "s43(3)",
                        "s44(2)");
        assertThat(keys(Family.EIR, true)).containsExactly("reg12(6)", "reg13(5A)(a)", "reg13(5A)(b)");
    }

    @Test
    void eachSectionNamesItsOwnProvisionsAndSection21HasNone() {
        all().forEach(limb -> {
            limb.section().ncndProvisions().forEach(provision -> {
                assertThat(limb(provision).ncnd()).isTrue();
                assertThat(limb(provision).section()).isEqualTo(limb.section());
            });
            if (limb.ncnd()) {
                assertThat(limb.section().ncndProvisions()).contains(limb.key());
            }
        });
        assertThat(limb("s21(1)").section().ncndProvisions()).isEmpty();
    }

    @Test
    void theBasisOfEachSection() {
        assertThat(sectionsOf(Basis.PREJUDICE))
                .containsExactlyInAnyOrder("s22A", "s26", "s27", "s28", "s29", "s31", "s33", "s38", "s43", "reg12(5)");
        assertThat(sectionsOf(Basis.OPINION)).containsExactly("s36");
        assertThat(sectionsOf(Basis.REQUIRED)).containsExactlyInAnyOrder("s24", "s34");
        assertThat(limb("s27(2)").basis()).isEqualTo(Basis.CLASS);
        assertThat(limb("s43(1)").basis()).isEqualTo(Basis.CLASS);
        assertThat(limb("s30(1)(b)").basis()).isEqualTo(Basis.CLASS);
    }

    private Set<String> sectionsOf(Basis basis) {
        Set<String> sections = new HashSet<>();
        all().filter(limb -> limb.basis() == basis)
                .forEach(limb -> sections.add(limb.section().key()));
        return sections;
    }

    @Test
    void theVerbsOfTheStatute() {
        assertThat(limb("s31(1)(a)").verb()).isEqualTo("prejudice");
        assertThat(limb("s38(1)(b)").verb()).isEqualTo("endanger");
        assertThat(limb("s36(2)(b)(i)").verb()).isEqualTo("inhibit");
        assertThat(limb("s36(2)(c)").verb()).isEqualTo("otherwise prejudice");
        assertThat(limb("reg12(5)(e)").verb()).isEqualTo("adversely affect");
        assertThat(all().filter(limb -> limb.basis() == Basis.PREJUDICE || limb.basis() == Basis.OPINION))
                .allSatisfy(limb -> assertThat(limb.verb()).isNotEmpty());
    }

    @Test
    void theExceptionsOfTheRegulations() {
        assertThat(keys(Family.EIR, false))
                .containsExactly(
                        "reg5(3)",
                        "reg12(4)(a)",
                        "reg12(4)(b)",
                        "reg12(4)(c)",
                        "reg12(4)(d)",
                        "reg12(4)(e)",
                        "reg12(5)(a)",
                        "reg12(5)(b)",
                        "reg12(5)(c)",
                        "reg12(5)(d)",
                        "reg12(5)(e)",
                        "reg12(5)(f)",
                        "reg12(5)(g)",
                        "reg13(1)");
    }

    @Test
    void theExceptionsAreQualifiedButForPersonalData() {
        assertThat(catalogue.limbs(Family.EIR, TODAY).stream()
                        .filter(limb -> limb.absolute(Map.of("eirCondition", "2A(a)"), AuthorityClass.POLICE))
                        .map(Limb::key))
                .containsExactly("reg5(3)", "reg13(1)", "reg13(5A)(a)");
        assertThat(limb("reg13(1)").qualified(Map.of("eirCondition", "2B"), AuthorityClass.POLICE))
                .isTrue();
    }

    @Test
    void governmentPolicyIsForGovernmentsOnly() {
        assertThat(Stream.of(AuthorityClass.values()).filter(limb("s35(1)(a)")::availableTo))
                .containsExactly(AuthorityClass.CENTRAL_GOVERNMENT, AuthorityClass.WELSH_GOVERNMENT);
    }

    @Test
    void whoApprovesAtLeast() {
        assertThat(limb("s21(1)").approval()).isEqualTo(ApprovalLevel.CASEWORKER);
        assertThat(limb("s39(1)(a)").approval()).isEqualTo(ApprovalLevel.CASEWORKER);
        assertThat(limb("s22(1)").approval()).isEqualTo(ApprovalLevel.TEAM_LEADER);
        assertThat(limb("s40(2)").approval()).isEqualTo(ApprovalLevel.TEAM_LEADER);
        assertThat(limb("s31(1)(a)").approval()).isEqualTo(ApprovalLevel.MANAGER);
        assertThat(limb("s36(2)(c)").approval()).isEqualTo(ApprovalLevel.MANAGER);
        assertThat(all().filter(Limb::ncnd))
                .allSatisfy(limb -> assertThat(limb.approval()).isGreaterThanOrEqualTo(ApprovalLevel.MANAGER));
    }

    @Test
    void lawThatCameLaterIsNotInForceBefore() {
        assertThat(limb("s22A(2)").inForce(LocalDate.of(2014, 9, 30))).isFalse();
        assertThat(limb("s22A(2)").inForce(LocalDate.of(2014, 10, 1))).isTrue();
        assertThat(catalogue.limbs(Family.FOIA, LocalDate.of(2018, 5, 24)))
                .noneMatch(limb -> limb.key().startsWith("s40(5"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRowSaysWhereItComesFrom(Limb limb) {
        assertThat(limb.source()).startsWith(limb.family().name());
        assertThat(limb.words()).isNotEmpty();
        assertThat(limb.section().title()).isNotEmpty();
        assertThat(limb.particulars())
                .allSatisfy(particular -> assertThat(particular.options().isEmpty())
                        .isEqualTo(particular.form() != Particular.Form.CHOICE));
    }

    @Test
    void aLimbIsCitedAsANoticeNamesIt() {
        assertThat(limb("s31(1)(a)").citation()).isEqualTo("section 31(1)(a)");
        assertThat(limb("reg12(5)(b)").citation()).isEqualTo("regulation 12(5)(b)");
        assertThat(limb("s31(1)(a)").section().citation()).isEqualTo("section 31");
    }

    @Test
    void aPickListHoldsWhatTheAuthorityCanChoose() {
        Map<Section, List<Limb>> police = catalogue.pickList(Family.FOIA, TODAY, AuthorityClass.POLICE, false);

        assertThat(police.keySet()).extracting(Section::key).contains("s31").doesNotContain("s33", "s35");
        assertThat(police.get(limb("s31(1)(a)").section())).hasSize(9).noneMatch(Limb::ncnd);
        assertThat(catalogue
                        .pickList(Family.FOIA, TODAY, AuthorityClass.POLICE, true)
                        .values())
                .allSatisfy(limbs -> assertThat(limbs).allMatch(Limb::ncnd));
    }
}
