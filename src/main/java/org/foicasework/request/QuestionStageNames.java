package org.foicasework.request;

import java.util.Arrays;
import java.util.List;

/** The stages in which something is still owed, as the database spells them. */
final class QuestionStageNames {

    static final List<String> OPEN = Arrays.stream(QuestionStage.values())
            .filter(QuestionStage::open)
            .map(Enum::name)
            .toList();

    private QuestionStageNames() {}
}
