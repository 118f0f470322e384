package io.callmesh.eval.caller.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.Presented;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A gateway reached by HTTP: assistants by REST, calls by WebSocket.
public final class SocketGateway implements Gateway {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;

    private final Presented presented;

    private SocketGateway(String address, Presented presented) {
        this.address = address;
        this.presented = presented;
    }

    public static SocketGateway at(String host, int port, Presented presented) {
        return new SocketGateway(host + ":" + port, presented);
    }

    @Override
    public Connection call(Opening opening) throws InterruptedException {
        var query = "assistant=" + encoded(opening.assistant()) + sound(opening.medium().soundHz());
        if (!opening.token().isEmpty()) query += "&resume=" + encoded(opening.token());
        if (!opening.language().isEmpty()) query += "&language=" + encoded(opening.language());
        return SocketConnection.open(http, presented, URI.create("ws://" + address + "/v1/calls?" + query));
    }

    @Override
    public List<Offer> assistants() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + "/v1/assistants")).timeout(PATIENCE);
        presented.header().ifPresent(header -> request.header("Authorization", header));
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new MeshException(SocketConnection.refusal(response.statusCode()).orElse(new Fault.EngineFailed("gateway")));
            return offers(JSON.readTree(response.body()));
        } catch (IOException unreachable) {
            throw new MeshException(new Fault.Unavailable("gateway"), unreachable);
        }
    }

    private static List<Offer> offers(JsonNode answer) {
        var offers = new ArrayList<Offer>();
        for (var offer : answer) {
            offers.add(new Offer(offer.path("id").asText(), texts(offer.path("languages")), texts(offer.path("heardLanguages"))));
        }
        return offers;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String sound(int rateHz) {
        return rateHz == 0 ? "&audio=none" : "&rate=" + rateHz;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
