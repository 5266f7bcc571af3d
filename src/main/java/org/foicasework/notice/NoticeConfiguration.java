package org.foicasework.notice;

import org.foicasework.exemption.DecisionRules;
import org.foicasework.exemption.ExemptionCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rules, the renderer and the checklist together; the wording comes from wherever owners deployed it. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    ExemptionCatalogue exemptionCatalogue() {
        return ExemptionCatalogue.standard();
    }

    @Bean
    DecisionRules decisionRules(ExemptionCatalogue catalogue) {
        return new DecisionRules(catalogue);
    }

    @Bean
    NoticeRenderer noticeRenderer(NoticeTemplates templates, AuthorityDetails authority, ExemptionCatalogue catalogue) {
        return new NoticeRenderer(templates, authority, catalogue);
    }

    @Bean
    NoticeChecklist noticeChecklist(AuthorityDetails authority, ExemptionCatalogue catalogue) {
        return new NoticeChecklist(authority, catalogue);
    }

    @Bean
    TemplateCheck templateCheck(AuthorityDetails authority, ExemptionCatalogue catalogue) {
        return new TemplateCheck(authority, catalogue);
    }
}
