package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callmesh.runtime.browser.Browser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The web page in a real browser, against the real WebSocket line and an assistant that repeats what it is told.
@QuarkusTest
@TestProfile(ApiTest.Alone.class)
class PageTest {

    @TestHTTPResource("/")
    URI page;

    @Inject
    FakeMesh mesh;

    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        assumeThat(Files.isExecutable(Browser.CHROMIUM)).as("SKIPPED: the web page is tested only where %s is installed", Browser.CHROMIUM).isTrue();
        browser = Browser.beeping();
        browser.open(page.toString());
        browser.await("document.querySelector('#assistant').options.length");
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) browser.close();
    }

    @Test
    void aCallByMicrophoneIsHeardAndAnsweredAndEndsWhenHungUp() throws Exception {
        // Given
        long before = mesh.loudFrames();

        // When
        browser.evaluate("document.querySelector('#call').click()");

        // Then
        browser.await("document.querySelector('.agent')?.textContent.includes('Hello.')");
        browser.await("!document.querySelector('#microphone').hidden && document.querySelector('#level').style.transform > 'scaleX(0.001)'");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mesh.loudFrames() > before + 5);
        assertThat(mesh.oddFrames()).as("frames that are not 20 ms").isZero();

        // When
        type("where is my order");
        answered(2); // one by one: while the parrot speaks, it does not listen
        press("4");
        answered(3);
        press("#");
        answered(4);
        browser.screenshot(Path.of("target/page-light.png"));
        browser.dark(true);
        browser.screenshot(Path.of("target/page-dark.png"));
        browser.evaluate("document.querySelector('#hangup').click()");

        // Then
        browser.await("[...document.querySelectorAll('.event')].some(event => event.textContent === 'You hung up.')");
        browser.await("!document.querySelector('#call').hidden");
        browser.evaluate("new Promise(later => setTimeout(later, 1600))"); // the page's own patience with the gateway, which was not needed
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aTypedCallShowsWhatWasSaidWithItsTurns() {
        // Given
        browser.evaluate("document.querySelector('input[value=type]').click(), document.querySelector('#call').click()");
        browser.await("document.querySelector('.agent')");

        // When
        type("<b>where</b> is my order");

        // Then
        browser.await("document.querySelector('[data-turn=\"1\"] .agent')?.textContent === '<b>where</b> is my order'");
        assertThat(browser.evaluate("document.querySelector('[data-turn=\"1\"] .caller').textContent").asText()).isEqualTo("<b>where</b> is my order");
        assertThat(browser.evaluate("document.querySelector('[data-turn=\"1\"] .times').textContent").asText()).isEqualTo("664 ms");
        type("goodbye");
        browser.await("[...document.querySelectorAll('.event')].some(event => event.textContent === 'The assistant hung up.')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aCallThatMovesIsTakenUpByThePageItself() {
        // Given
        browser.evaluate("document.querySelector('input[value=type]').click(), document.querySelector('#call').click()");
        browser.await("document.querySelector('.agent')");

        // When
        type("move");

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mesh.lastOpening().resumeToken().startsWith("token-"));
        browser.await("!document.querySelector('#say input').disabled");
        type("still here");
        browser.await("[...document.querySelectorAll('.agent')].some(said => said.textContent === 'still here')");
        assertThat(browser.evaluate("document.querySelector('#resume').hidden").asBoolean()).isTrue();
    }

    @Test
    void whoOnlyTypesCanStillHearTheVoice() {
        // Given
        browser.evaluate("document.querySelector('input[value=listen]').click(), document.querySelector('#call').click()");

        // When
        type("say something");

        // Then
        browser.await("document.querySelector('[data-turn=\"1\"] .times')");
        assertThat(browser.evaluate("document.querySelector('#microphone').hidden").asBoolean()).isTrue();
        assertThat(mesh.lastOpening().hears()).isFalse();
        assertThat(mesh.lastOpening().speaks()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePageTellsWhatItHasReallyPlayedAndAnswersAClear() {
        // Given: what goes out is written down
        browser.evaluate("""
                window.told = [], WebSocket.prototype.send = new Proxy(WebSocket.prototype.send, {apply(send, socket, [message]) {
                  if (typeof message === "string") window.told.push(JSON.parse(message));
                  return Reflect.apply(send, socket, [message]);
                }}), document.querySelector('input[value=listen]').click(), document.querySelector('#call').click()""");

        // When: half a second of greeting
        browser.await("window.told.some(({type, samples}) => type === 'played' && samples === 8000)");

        // Then
        assertThat(browser.evaluate("Math.max(...window.told.map(({clears}) => clears))").asInt()).isZero();
        assertThat(browser.evaluate("window.told.filter(({samples}) => samples > 0 && samples < 8000).length").asInt()).isGreaterThan(1);
        type("hush");
        browser.await("window.told.some(({type, samples, clears}) => type === 'played' && samples === 8000 && clears === 1)");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLanguageNobodyHearsIsNotOfferedForTalking() {
        browser.evaluate("document.querySelector('#language').value = 'zh', document.querySelector('#language').onchange()");

        assertThat(browser.evaluate("document.querySelector('input[value=talk]').disabled").asBoolean()).isTrue();
        assertThat(browser.evaluate("document.querySelector('#note').textContent").asText()).contains("Nobody here hears Chinese");
        assertThat(browser.evaluate("document.querySelector('#hears').textContent").asText()).startsWith("Hears: English");
    }

    @Test
    void theEarBringsAnyMicrophoneTo16KhzWithoutAliases() {
        // Given: a second of sound at 48 kHz through the worklet, 1 kHz or 11 kHz
        String loudness = """
                (async hertz => {
                  const context = new OfflineAudioContext(1, 48000, 48000);
                  await context.audioWorklet.addModule("page/ear.js");
                  const ear = new AudioWorkletNode(context, "ear", {numberOfOutputs: 0});
                  const frames = [];
                  ear.port.onmessage = ({data}) => frames.push(new Int16Array(data.sound));
                  const tone = new OscillatorNode(context, {frequency: hertz});
                  tone.connect(ear);
                  tone.start();
                  await context.startRendering();
                  while (frames.length < 45) await new Promise(later => setTimeout(later, 20));
                  const samples = frames.slice(5, 45).flatMap(frame => [...frame]);
                  return {size: frames[0].length, rms: Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)};
                })""";

        // When
        var voice = browser.evaluate(loudness + "(1000)");
        var alias = browser.evaluate(loudness + "(11000)");

        // Then: a full sine has 32767 / √2
        assertThat(voice.path("size").asInt()).isEqualTo(320);
        assertThat(voice.path("rms").asDouble()).isBetween(22_500.0, 23_500.0);
        assertThat(alias.path("rms").asDouble()).isLessThan(150);
    }

    @Test
    void theMouthPlaysInOrderAndForgetsWhatItIsToldToForget() {
        // Given: two seconds of sound queued, forgotten after half a second
        String play = """
                (async () => {
                  const context = new OfflineAudioContext(1, 32000, 16000);
                  await context.audioWorklet.addModule("page/mouth.js");
                  const mouth = new AudioWorkletNode(context, "mouth", {numberOfInputs: 0, outputChannelCount: [1]});
                  let heard = 0;
                  mouth.port.onmessage = ({data}) => heard = data.heard;
                  mouth.connect(context.destination);
                  const pause = () => new Promise(later => setTimeout(later, 300));
                  const sound = new Int16Array(30000).fill(16384).buffer;
                  context.suspend(0).then(async () => { mouth.port.postMessage(sound, [sound]); await pause(); context.resume(); });
                  context.suspend(0.512).then(async () => { mouth.port.postMessage("clear"); await pause(); context.resume(); });
                  const played = (await context.startRendering()).getChannelData(0);
                  await pause();
                  return {loud: played.filter(x => x === 0.5).length, late: played.slice(9000).some(x => x !== 0), heard};
                })()""";

        // When
        var played = browser.evaluate(play);

        // Then
        assertThat(played.path("loud").asInt()).isBetween(7000, 8192);
        assertThat(played.path("late").asBoolean()).isFalse();
        assertThat(played.path("heard").asInt()).isEqualTo(played.path("loud").asInt());
    }

    private void type(String text) {
        browser.await("!document.querySelector('#text').disabled");
        browser.evaluate("document.querySelector('#text').value = `" + text + "`, document.querySelector('#say').requestSubmit()");
    }

    private void answered(int turns) {
        browser.await("document.querySelectorAll('.times').length >= " + turns);
    }

    private void press(String key) {
        browser.evaluate("[...document.querySelectorAll('#keypad button')].find(button => button.textContent === '" + key + "').click()");
    }
}
