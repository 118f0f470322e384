package io.callmesh.launcher.mesh;

import io.callmesh.audio.Wav;
import io.callmesh.runtime.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The gateway's web page in a browser whose microphone hears somebody ask.
final class WebPage {

    /// For the greeting, and for the answer to the question before: a caller who was not understood asks again.
    private static final int PAUSE_S = 11;
    private static final int TIMES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(TIMES * (PAUSE_S + 5));

    /// Counts what the page tells the gateway that the loudspeaker has played, and how loud the loudest sample of it is.
    private static final String OVERHEAR = """
            const send = WebSocket.prototype.send, post = MessagePort.prototype.postMessage;
            window.playedSamples = window.loudest = 0;
            WebSocket.prototype.send = function (data) {
              if (typeof data === "string" && data.includes("played")) window.playedSamples = JSON.parse(data).samples;
              return send.call(this, data);
            };
            MessagePort.prototype.postMessage = function (data, transfer) {
              if (data instanceof ArrayBuffer) for (const sample of new Int16Array(data)) window.loudest = Math.max(window.loudest, Math.abs(sample));
              return post.call(this, data, transfer);
            };""";

    private final Browser browser;

    private WebPage(Browser browser) {
        this.browser = browser;
    }

    /// @param question asked some seconds after the call has begun
    /// @param folder   for the microphone's recording
    static WebPage open(URI address, Wav question, Path folder) throws Exception {
        var page = new WebPage(Browser.hearing(recording(question, folder.resolve("microphone.wav"))));
        page.browser.open(address.toString());
        page.browser.await("document.querySelector('#assistant').options.length");
        page.browser.evaluate(OVERHEAR);
        return page;
    }

    private static Path recording(Wav question, Path file) throws IOException {
        int pause = PAUSE_S * question.rateHz(), each = pause + question.samples().length;
        var sound = new short[TIMES * each];
        for (int i = 0; i < TIMES; i++) System.arraycopy(question.samples(), 0, sound, i * each + pause, question.samples().length);
        new Wav(sound, question.rateHz()).write(file);
        return file;
    }

    void call(String assistant) {
        browser.evaluate("document.querySelector('#assistant').value = '" + assistant + "', document.querySelector('#assistant').onchange()");
        browser.evaluate("document.querySelector('#call').click()");
    }

    /// Waits until the transcript has a turn in which the caller said this and that was answered to the end by voice.
    void awaitAnswerTo(String words) {
        browser.await("[...document.querySelectorAll('.caller:not(.partial)')].some(said => said.textContent === '" + words
                + "' && said.parentElement.querySelector('.agent') && said.parentElement.querySelector('.times'))", PATIENCE);
    }

    /// What the agent said last, as the transcript shows it.
    String answer() {
        return browser.evaluate("[...document.querySelectorAll('.agent')].at(-1).textContent").asText();
    }

    double playedSeconds() {
        return browser.evaluate("playedSamples").asDouble() / 16_000;
    }

    int loudest() {
        return browser.evaluate("loudest").asInt();
    }

    void hangUp() {
        browser.evaluate("document.querySelector('#hangup').click()");
        browser.await("!document.querySelector('#call').hidden");
    }

    List<String> complaints() {
        return browser.complaints();
    }

    void screenshot(Path file) throws Exception {
        browser.screenshot(file);
    }

    void close() throws Exception {
        browser.close();
    }
}
