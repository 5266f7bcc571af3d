package org.foicasework.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CaseworkTest
class ApplicationStartsTest {

    @Autowired
    private IdentityService identity;

    @Test
    void theDemoPeopleAreThere() {
        assertThat(identity.createUserQuery().count()).isEqualTo(10);
    }
}
