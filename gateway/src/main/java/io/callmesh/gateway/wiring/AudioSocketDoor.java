package io.callmesh.gateway.wiring;

import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.Network;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.audiosocket.AudioSocketServer;
import io.callmesh.gateway.line.audiosocket.AudioSocketSettings;
import io.callmesh.gateway.line.audiosocket.AudioSocketSettings.Door;
import io.callmesh.gateway.line.audiosocket.Destination;
import io.callmesh.gateway.line.audiosocket.Routes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Opens the AudioSocket doors when the gateway starts, if there are to be any.
@Singleton
final class AudioSocketDoor {

    private static final Logger LOG = Logger.getLogger(AudioSocketDoor.class);
    private static final String KEYS = "callmesh.gateway.audiosocket.";

    private final AudioSocketConfig config;
    private final LineHost host;
    private final ToneLines tones;
    private final MeterRegistry meters;
    private Optional<AudioSocketServer> server = Optional.empty();

    /// @param host fetched by the first caller: doors open before the channels to Kafka exist
    AudioSocketDoor(AudioSocketConfig config, Provider<LineHost> host, Provider<Reception> reception, ToneLines tones, MeterRegistry meters) {
        this.config = config;
        this.host = new TelephoneHost("audiosocket", host, reception);
        this.tones = tones;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (config.listen().isEmpty()) return;
        var opened = open(settings(config));
        server = Optional.of(opened);
        meters.gauge("callmesh.audiosocket.connections", opened, AudioSocketServer::connections);
        FunctionCounter.builder("callmesh.audiosocket.refused", opened, AudioSocketServer::refused).register(meters);
        LOG.infof("audiosocket listens addresses=%s", opened.addresses());
    }

    private AudioSocketServer open(AudioSocketSettings settings) {
        try {
            return new AudioSocketServer(settings, host, tones);
        } catch (IOException taken) {
            throw new UncheckedIOException(KEYS + "listen: " + config.listen().orElse(List.of()) + " cannot be had: " + taken.getMessage(), taken);
        }
    }

    /// @throws IllegalArgumentException with what is wrong with the keys
    static AudioSocketSettings settings(AudioSocketConfig config) {
        var routes = new LinkedHashMap<String, Destination>();
        config.route().forEach((prefix, to) -> routes.put(prefix, destination("route." + prefix, to)));
        var doors = config.listen().orElse(List.of()).stream().map(AudioSocketDoor::door).toList();
        var allowed = config.allowed().orElse(List.of()).stream().map(AudioSocketDoor::network).toList();
        return new AudioSocketSettings(doors, new Routes(routes), config.assistant().map(to -> destination("assistant", to)), allowed, config.connections(), config.silence());
    }

    /// `HOST:PORT` or `HOST:PORT=ASSISTANT`.
    private static Door door(String text) {
        var parts = text.strip().split("=", 2);
        return new Door(Addresses.socket(KEYS + "listen", parts[0]), parts.length == 1 ? Optional.empty() : Optional.of(destination("listen", parts[1])));
    }

    private static Destination destination(String key, String text) {
        try {
            return Destination.of(text);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(KEYS + key + " " + bad.getMessage(), bad);
        }
    }

    private static Network network(String text) {
        try {
            return Network.of(text);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(KEYS + "allowed " + bad.getMessage(), bad);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        server.ifPresent(AudioSocketServer::close);
    }
}
