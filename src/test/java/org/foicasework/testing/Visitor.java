package org.foicasework.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.foicasework.process.DemoPeople;

/** Somebody at one of the application's doors, over HTTP on loopback. Redirects are not followed. */
public final class Visitor {

    private final URI house;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final String basic;

    private Visitor(int port, String basic) {
        this.house = URI.create("http://127.0.0.1:" + port);
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
        this.basic = basic;
    }

    /** Nobody in particular. */
    public static Visitor stranger(int port) {
        return new Visitor(port, null);
    }

    /** A demo person who signed in on the login page. */
    public static Visitor signedIn(int port, String person) {
        Visitor visitor = stranger(port);
        HttpResponse<String> answer = visitor.signIn(person, DemoPeople.PASSWORD);
        if (!answer.headers().firstValue("Location").orElse("").contains("/camunda/app/tasklist/")) {
            throw new AssertionError(person + " could not sign in: " + answer.statusCode());
        }
        // Tasklist hands out its own token with its first page.
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    /** A program that sends a demo person's name and password with every call. */
    public static Visitor withPassword(int port, String person) {
        return new Visitor(
                port,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((person + ":" + DemoPeople.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    /** Fills the login page in. */
    public HttpResponse<String> signIn(String person, String password) {
        get("/login");
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=%s&password=%s&_csrf=%s"
                        .formatted(
                                encoded(person),
                                encoded(password),
                                cookie("FOI-CSRF").orElse("")))));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A file, byte by byte. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Posts JSON, with the tokens that our forms and Tasklist would send along. */
    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> send(String method, String path, String json) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        cookie("FOI-CSRF").ifPresent(token -> request.header("X-FOI-CSRF", token));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    /** Sends a request of the test's own making. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.resolve(path));
        return basic == null ? request : request.header("Authorization", basic);
    }

    /** The value of a cookie, if the visitor was given it. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
