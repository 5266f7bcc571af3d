package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void aSentenceIsKnownAgainWhateverItsCaseAndPunctuation() {
        assertThat(Passages.of("Too short. The  servers' software, once NAMED, is easily attacked from outside!"))
                .containsExactly("the servers software once named is easily attacked from outside");
    }

    @Test
    void sentencesOfFewerThanEightWordsAreLeftOut() {
        assertThat(Passages.of("One two three four five six seven.")).isEmpty();
        assertThat(Passages.of("One two three four five six seven eight.")).hasSize(1);
    }

    @Test
    void linesAreSentencesToo() {
        assertThat(Passages.of("one two three four five six seven eight\nnine ten eleven twelve a b c d"))
                .hasSize(2);
    }

    @Test
    void nothingHasNoSentences() {
        assertThat(Passages.of((String) null)).isEmpty();
    }

    @Test
    void aDecisionGivesTheSentencesOfItsReasons() {
        assertThat(Passages.of(SampleDecisions.withheld()))
                .anyMatch(sentence -> sentence.startsWith("publishing the recognition distances"))
                .anyMatch(sentence -> sentence.startsWith("the cameras lose their use"));
    }

    @Test
    void wordsOfOneRootShareAStem() {
        assertThat(SignificantWords.stem("recognition")).isEqualTo(SignificantWords.stem("recognised"));
        assertThat(SignificantWords.stem("distances")).isEqualTo(SignificantWords.stem("distance"));
        assertThat(SignificantWords.of("How is the camera able to work in this case?"))
                .containsExactly("camera");
    }
}
