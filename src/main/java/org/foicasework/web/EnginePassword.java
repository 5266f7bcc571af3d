package org.foicasework.web;

import org.foicasework.process.People;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks a user name and password against the people that the engine keeps. Authorities are the ids of groups. */
@Component
class EnginePassword implements AuthenticationProvider {

    private final People people;

    EnginePassword(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userId = attempt.getName();
        if (!people.isPassword(userId, String.valueOf(attempt.getCredentials()))) {
            // One answer for a wrong name, a wrong password and a person who must wait.
            throw new BadCredentialsException("User name and password do not match");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                userId,
                null,
                people.groupsOf(userId).stream()
                        .map(SimpleGrantedAuthority::new)
                        .toList());
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
