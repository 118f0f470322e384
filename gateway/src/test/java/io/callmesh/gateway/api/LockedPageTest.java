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
import org.junit.jupiter.api.Test;

/// The web page of a gateway that asks for keys.
@QuarkusTest
@TestProfile(Locked.class)
class LockedPageTest {

    @TestHTTPResource("/")
    URI page;

    @Inject
    FakeMesh mesh;

    @Test
    void whoHasAKeyCallsByABrowserKeyMadeWithIt() throws Exception {
        assumeThat(Files.isExecutable(Browser.CHROMIUM)).as("SKIPPED: the web page is tested only where %s is installed", Browser.CHROMIUM).isTrue();
        var browser = Browser.beeping();
        try (var audit = AuditLines.open()) {
            // Given
            browser.open(page.toString());
            browser.await("!document.querySelector('#unlock').hidden && document.querySelector('#note').textContent.includes('a key is needed')");

            // When
            browser.evaluate("document.querySelector('#key').value = '" + Locked.key("shop") + "'; document.querySelector('#unlock button').click()");
            browser.await("document.querySelector('#unlock').hidden && document.querySelector('#assistant').options.length");
            browser.evaluate("document.querySelector('input[value=type]').click(); document.querySelector('#call').click()");

            // Then
            browser.await("document.querySelector('.agent')?.textContent.includes('Hello.')");
            audit.await("action=makeBrowserKey", "outcome=done");
            assertThat(mesh.lastOpening().tenant()).isEqualTo("acme");
            assertThat(mesh.lastOpening().assistants()).containsExactly("parrot");
        } finally {
            browser.close();
        }
    }
}
