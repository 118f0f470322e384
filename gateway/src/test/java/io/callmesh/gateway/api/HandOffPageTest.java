package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callmesh.runtime.browser.Browser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A caller in one browser and a person in another: the person takes the call over, talks, and gives it back.
@QuarkusTest
@TestProfile(HandOffPageTest.WithDesk.class)
class HandOffPageTest {

    /// Real calls, and nothing else: Kafka, Redis and all other services are away.
    public static final class WithDesk implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FakeDesk.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.redis", "redis://127.0.0.1:1", "callmesh.kafka", "127.0.0.1:1");
        }
    }

    @TestHTTPResource("/")
    URI page;

    private Browser caller, person;

    @BeforeEach
    void open() throws Exception {
        assumeThat(Files.isExecutable(Browser.CHROMIUM)).as("SKIPPED: the agents' page is tested only where %s is installed", Browser.CHROMIUM).isTrue();
        caller = Browser.beeping();
        caller.open(page.toString());
        caller.await("document.querySelector('#assistant').options.length");
        person = Browser.beeping();
        person.open(page.resolve("/agent.html").toString());
        person.evaluate("document.querySelector('#name').value = 'Ana', document.querySelector('#available').click()");
        person.await("document.querySelector('#state').textContent === 'taking calls'");
    }

    @AfterEach
    void close() throws Exception {
        if (caller != null) caller.close();
        if (person != null) person.close();
    }

    @Test
    void aPersonTakesACallOverTalksAndGivesItBack() throws Exception {
        // Given: a caller with a microphone who says what it is about and asks for a person
        call("talk");
        callerTypes("where is order 4271");
        caller.await("document.querySelector('[data-turn=\"1\"] .times')");
        callerTypes("person");
        caller.await("events().some(text => text.includes('a person has been asked for'))");

        // Then: the person sees the briefing
        person.await("document.querySelector('.badge.waiting')");
        person.evaluate("document.querySelector('.calls button').click()");
        person.await("document.querySelector('#transcript').textContent.includes('where is order 4271')");
        assertThat(person.evaluate("document.querySelector('#facts').textContent").asText()).contains("agent").contains("4271");
        person.screenshot(Path.of("target/agent-briefing.png"));

        // When
        person.evaluate("document.querySelector('#join').click()");

        // Then: each hears and reads the other
        caller.await("events().some(text => text.includes('Ana'))");
        personTypes("Hello, this is Ana.");
        caller.await("[...document.querySelectorAll('.person')].some(said => said.textContent === 'Hello, this is Ana.')");
        callerTypes("it never came");
        person.await("document.querySelector('#transcript').textContent.includes('it never came')");
        caller.evaluate(COUNT_LOUD);
        person.evaluate("document.querySelector('#talk').click()");
        caller.await("window.loud > 20");
        person.evaluate(COUNT_LOUD);
        person.await("window.loud > 20");
        person.screenshot(Path.of("target/agent-light.png"));
        person.dark(true);
        person.screenshot(Path.of("target/agent-dark.png"));

        // When
        person.evaluate("document.querySelector('#back').click()");

        // Then: the assistant goes on, and knows what was said
        caller.await("[...document.querySelectorAll('.agent')].some(said => said.textContent.startsWith('Back: GAVE_BACK, after 5 turns'))");
        person.await("document.querySelector('#transcript').textContent.includes('You gave the call back')");
        callerTypes("thank you");
        caller.await("[...document.querySelectorAll('.agent')].some(said => said.textContent === 'You said thank you.')");
        caller.screenshot(Path.of("target/caller-after-person.png"));
        assertThat(caller.complaints()).isEmpty();
        assertThat(person.complaints()).isEmpty();
    }

    @Test
    void aPersonWhoVanishesLeavesTheCallerToTheAssistant() throws Exception {
        // Given
        call("type");
        callerTypes("person");
        person.await("document.querySelector('.badge.waiting')");
        person.evaluate("document.querySelector('.calls button').click(), document.querySelector('#join').click()");
        caller.await("events().some(text => text.includes('Ana'))");

        // When
        person.open("about:blank");

        // Then
        caller.await("[...document.querySelectorAll('.agent')].some(said => said.textContent.startsWith('Back: VANISHED'))");
        assertThat(caller.complaints()).isEmpty();
    }

    /// What comes in by WebSocket as sound, and is not silent.
    private static final String COUNT_LOUD = """
            window.loud = 0, AudioWorkletNode.prototype.constructor, MessagePort.prototype.postMessage = new Proxy(MessagePort.prototype.postMessage, {apply(post, port, [message, ...more]) {
              if (message instanceof ArrayBuffer && new Int16Array(message).some(sample => Math.abs(sample) > 500)) window.loud++;
              return Reflect.apply(post, port, [message, ...more]);
            }}), true""";

    private void call(String mode) {
        caller.evaluate("window.events = () => [...document.querySelectorAll('.event')].map(event => event.textContent), document.querySelector('input[value=" + mode + "]').click(), document.querySelector('#call').click(), true");
        caller.await("document.querySelector('[data-turn=\"0\"] .agent')?.textContent.includes('Hello.') && !document.querySelector('#text').disabled");
        caller.evaluate("new Promise(later => setTimeout(later, 500))");
    }

    private void callerTypes(String text) {
        say(caller, text);
    }

    private void personTypes(String text) {
        person.await("!document.querySelector('#text').disabled");
        say(person, text);
    }

    private static void say(Browser browser, String text) {
        browser.evaluate("document.querySelector('#text').value = '" + text + "', document.querySelector('#say').requestSubmit()");
    }
}
