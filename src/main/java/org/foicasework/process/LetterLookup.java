package org.foicasework.process;

import java.util.List;
import java.util.UUID;
import org.foicasework.correspondence.Messages;

/** {@code letter} in the diagrams: what a letter is about. */
@PublishedBean("letter")
public class LetterLookup {

    private final Messages messages;

    LetterLookup(Messages messages) {
        this.messages = messages;
    }

    /** The questions that a letter is about. */
    public List<Long> questions(String messageId) {
        return messages.questionsOf(UUID.fromString(messageId));
    }
}
