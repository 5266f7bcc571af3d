package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Component;

/** On the page of a case: the request that it narrows or follows, and those that follow it. */
@Component
class RelatedCases implements CaseSection {

    private final RequestRegister register;
    private final Person person;

    RelatedCases(RequestRegister register, Person person) {
        this.register = register;
        this.person = person;
    }

    @Override
    public String name() {
        return "related";
    }

    @Override
    public Optional<Map<String, Object>> of(FoiRequest request) {
        String follows = register.follows(request.reference()).orElse(null);
        List<String> followedBy = register.followedBy(request.reference());
        return !person.readsEveryCase() || follows == null && followedBy.isEmpty()
                ? Optional.empty()
                : Optional.of(fields("follows", follows, "followedBy", followedBy));
    }
}
