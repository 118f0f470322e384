package io.callmesh.gateway.handoff.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Visit;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.Handset;
import io.callmesh.gateway.handoff.JoinTokens;
import io.callmesh.gateway.handoff.JoinTokens.Ticket;
import io.callmesh.gateway.handoff.LiveCall;
import io.callmesh.gateway.handoff.websocket.Desk.Arrival;
import io.callmesh.runtime.Fault;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.SessionScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The WebSocket `/v1/desk?token=TOKEN`: one connection is one person on one call.
@WebSocket(path = "/v1/desk")
@SessionScoped
public class DeskSocket {

    private static final Logger LOG = Logger.getLogger(DeskSocket.class);
    private static final int BAD_INPUT = 4400, NO_TOKEN = 4401, NOT_FOUND = 4404, TAKEN = 4409, TOO_FAST = 4429;
    private static final int MOST_TEXT = 2_000;

    private final Floor floor;
    private final JoinTokens tokens;
    private final ObjectMapper json;
    private final Reception reception;
    private Optional<Desk> desk = Optional.empty();
    private Optional<Relay> relay = Optional.empty();

    DeskSocket(Floor floor, JoinTokens tokens, ObjectMapper json, Reception reception) {
        this.floor = floor;
        this.tokens = tokens;
        this.json = json;
        this.reception = reception;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection socket) throws InterruptedException {
        String token = token(socket.handshakeRequest().query());
        var known = tokens.find(token);
        if (known.filter(this::elsewhere).isPresent()) {
            relay = Optional.of(Relay.open(socket, known.get().gateway(), token));
            return;
        }
        var ticket = tokens.take(token);
        if (ticket.isEmpty()) {
            var visit = new Visit("websocket", socket.handshakeRequest().remoteAddress(), "openDesk", "");
            reception.refused(Optional.empty(), visit, new Fault.Unauthenticated("the join token is unknown, or was used before"));
            close(socket, NO_TOKEN, "token: must be one that was issued within the last minute, and not used");
            return;
        }
        var call = floor.call(ticket.get().callId());
        if (call.isEmpty()) close(socket, NOT_FOUND, "no such call: it may be over");
        else join(call.get(), ticket.get(), socket);
    }

    private boolean elsewhere(Ticket ticket) {
        return !ticket.gateway().isEmpty() && !ticket.gateway().equals(floor.address());
    }

    private void join(LiveCall call, Ticket ticket, WebSocketConnection socket) throws InterruptedException {
        var person = new SocketPerson(ticket.name(), ticket.language(), socket);
        person.brief(call.briefing());
        var handset = call.join(person);
        if (handset.isPresent()) sit(handset.get(), ticket, socket);
        else {
            person.over("taken");
            close(socket, TAKEN, "somebody else has joined the call");
        }
    }

    private void sit(Handset handset, Ticket ticket, WebSocketConnection socket) {
        LOG.infof("a person joins callId=%s subject=%s", ticket.callId(), ticket.subject());
        var sitting = new Desk(handset);
        desk = Optional.of(sitting);
        Thread.ofVirtual().name("desk-" + socket.id()).start(sitting::run);
    }

    private static void close(WebSocketConnection socket, int code, String reason) {
        if (socket.isOpen()) socket.closeAndAwait(new CloseReason(code, reason));
    }

    private static String token(String query) {
        if (query == null) return "";
        for (var pair : query.split("&")) if (pair.startsWith("token=")) return pair.substring(6);
        return "";
    }

    @OnBinaryMessage
    @RunOnVirtualThread
    void sound(Buffer bytes, WebSocketConnection socket) {
        if (relay.isPresent()) relay.get().sound(bytes);
        else if (bytes.length() % 2 != 0) close(socket, BAD_INPUT, "audio: must hold whole 16-bit samples");
        else arrived(new Arrival.Sound(Pcm.decode(bytes.getBytes())), socket);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void text(String message, WebSocketConnection socket) {
        if (relay.isPresent()) {
            relay.get().text(message);
            return;
        }
        var arrival = arrival(message);
        if (arrival.isPresent()) arrived(arrival.get(), socket);
        else close(socket, BAD_INPUT, "message: must be a JSON object with a type: text, pulse, give_back or end");
    }

    private Optional<Arrival> arrival(String message) {
        try {
            var told = json.readTree(message);
            return switch (told.path("type").asText()) {
                case "text" -> words(told);
                case "pulse" -> Optional.of(new Arrival.Pulse());
                case "give_back" -> Optional.of(new Arrival.Left(Leaving.GAVE_BACK));
                case "end" -> Optional.of(new Arrival.Left(Leaving.ENDED));
                default -> Optional.empty();
            };
        } catch (JsonProcessingException garbled) {
            return Optional.empty();
        }
    }

    private static Optional<Arrival> words(JsonNode told) {
        String text = told.path("text").asText().strip();
        return text.isEmpty() || text.length() > MOST_TEXT ? Optional.empty() : Optional.of(new Arrival.Text(text));
    }

    private void arrived(Arrival arrival, WebSocketConnection socket) {
        if (desk.isPresent() && !desk.get().arrived(arrival)) close(socket, TOO_FAST, "audio: must come at real-time pace");
    }

    @OnClose
    void gone() {
        desk.ifPresent(Desk::gone);
        relay.ifPresent(Relay::gone);
    }
}
