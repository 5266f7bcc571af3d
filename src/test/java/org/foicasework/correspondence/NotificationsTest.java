package org.foicasework.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationsTest {

    @Test
    void aMailServerThatRefusesStopsNothingAndIsSaid() {
        Notifications refused = new Notifications(new MailTransport() {
            @Override
            public void deliver(Letter letter) {
                throw new IllegalStateException("no letter is delivered here");
            }

            @Override
            public void notify(String to, String subject, String text) {
                throw new DeliveryFailedException("550 mailbox full", null);
            }
        });
        assertThat(refused.tell("maya@authority.example", "Due", "Due on 19 June 2026."))
                .isFalse();
        assertThat(refused.tell(" ", "Due", "Due on 19 June 2026.")).isFalse();
    }
}
