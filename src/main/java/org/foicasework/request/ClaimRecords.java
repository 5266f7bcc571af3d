package org.foicasework.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Particular;
import org.foicasework.exemption.WithheldItem;
import org.springframework.stereotype.Component;

/**
 * Brings what others said into the claims of a decision: the qualified person's opinion, the third party's view. Both are read
 * from their own records, so that nobody types them again and nobody else can write them.
 */
@Component
public class ClaimRecords {

    private final QualifiedOpinions opinions;
    private final ThirdParties thirdParties;

    ClaimRecords(QualifiedOpinions opinions, ThirdParties thirdParties) {
        this.opinions = opinions;
        this.thirdParties = thirdParties;
    }

    /** The decision with what stands on record for its claims; what does not stand any more is taken out. */
    public Decision into(long questionId, Decision decision) {
        Optional<QualifiedOpinions.Opinion> opinion = opinions.standing(questionId, decision);
        List<ThirdParties.Consultation> consultations = thirdParties.of(questionId);
        List<WithheldItem> items = decision.withheld().stream()
                .map(item -> new WithheldItem(
                        item.description(),
                        item.claims().stream()
                                .map(claim -> completed(item, claim, opinion, consultations))
                                .toList(),
                        item.publicInterest(),
                        item.reasonWouldReveal()))
                .toList();
        return decision.withWithheld(items, decision.maskingInTheAlternative());
    }

    private static ExemptionClaim completed(
            WithheldItem item,
            ExemptionClaim claim,
            Optional<QualifiedOpinions.Opinion> opinion,
            List<ThirdParties.Consultation> consultations) {
        Optional<Limb> limb = ExemptionCatalogue.standard().find(claim.limb());
        if (limb.isEmpty()) {
            return claim;
        }
        Map<String, String> particulars = new HashMap<>(claim.particulars());
        limb.get().particulars().stream()
                .filter(particular -> particular.from() != Particular.From.DRAFTER)
                .forEach(particular -> particulars.remove(particular.key()));
        if (QualifiedOpinions.restsOnOpinion(claim)) {
            opinion.ifPresent(
                    given -> given.of(item.description(), claim.limb()).ifPresent(finding -> {
                        particulars.put("qualifiedPersonName", given.person());
                        particulars.put("qualifiedPersonPost", given.post());
                        particulars.put("opinionDate", given.givenOn().toString());
                        particulars.put(
                                "opinionLikelihood", finding.likelihood().name());
                        particulars.put("materialsSeen", given.materialsSeen());
                        particulars.put("opinion", finding.opinion());
                    }));
        }
        if (limb.get().particulars().stream()
                .anyMatch(particular -> particular.from() == Particular.From.THIRD_PARTY)) {
            String section = limb.get().section().key();
            String views = consultations.stream()
                    .filter(consultation -> consultation.sections().contains(section))
                    .map(ThirdParties.Consultation::inWords)
                    .collect(Collectors.joining("\n"));
            if (!views.isEmpty()) {
                particulars.put("thirdPartyView", views);
            }
        }
        return new ExemptionClaim(claim.limb(), claim.prejudice(), claim.whyItApplies(), particulars);
    }
}
