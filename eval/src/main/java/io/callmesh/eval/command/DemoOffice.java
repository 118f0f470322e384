package io.callmesh.eval.command;

import io.callmesh.eval.report.Findings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The demonstration's back office: made as it was at first before dialogues that change it.
///
/// @param findings told when there is none
record DemoOffice(Address address, Findings findings) implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void run() {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + "/reset")).timeout(PATIENCE).POST(BodyPublishers.noBody()).build();
        try (var client = HttpClient.newHttpClient()) {
            if (client.send(request, BodyHandlers.discarding()).statusCode() != 200) absent();
        } catch (IOException unreachable) {
            absent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void absent() {
        findings.note("the demonstration's back office at " + address + " was not reset: orders are as earlier calls left them");
    }
}
