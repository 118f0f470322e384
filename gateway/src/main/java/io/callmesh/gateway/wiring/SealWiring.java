package io.callmesh.gateway.wiring;

import io.callmesh.gateway.call.CallCenter;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.erasure.Erasure;
import io.callmesh.gateway.erasure.Register;
import io.callmesh.gateway.erasure.Retention;
import io.callmesh.gateway.erasure.Trace;
import io.callmesh.gateway.erasure.redis.RedisRegister;
import io.callmesh.gateway.erasure.redis.RedisRewrite;
import io.callmesh.gateway.erasure.redis.RedisTrace;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallKeys;
import io.callmesh.runtime.seal.KeptKeys;
import io.callmesh.runtime.seal.KeyFile;
import io.callmesh.runtime.seal.Seal;
import io.callmesh.runtime.seal.Wrapping;
import io.callmesh.runtime.seal.redis.MeshSeal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The keys of calls, for how long they live, and how they go.
final class SealWiring {

    /// Only a test may do without a key of its own.
    @Produces
    @Singleton
    Wrapping wrapping(SealConfig config) {
        boolean none = config.keys().isEmpty() && config.key().isEmpty();
        return none && LaunchMode.current() == LaunchMode.TEST ? Wrapping.passing() : KeyFile.configured(config.keys(), config.key());
    }

    @Produces
    @Singleton
    MeshSeal meshSeal(RedisLink redis, Wrapping wrapping, Instance<CallCenter> calls, MeterRegistry meters) {
        var opened = MeshSeal.open(redis, wrapping, KeptKeys.Settings.DEFAULT, callId -> Thread.ofVirtual().name(callId + "/erased").start(() -> stop(calls, callId)));
        meters.gauge("callmesh.seal.unsettled", opened, MeshSeal::unsettled);
        return opened;
    }

    void close(@Disposes MeshSeal opened) {
        opened.close();
    }

    @Produces
    @Singleton
    Seal seal(MeshSeal opened) {
        return opened.seal();
    }

    @Produces
    @Singleton
    CallKeys keys(MeshSeal opened) {
        return opened.keys();
    }

    @Produces
    @Singleton
    Retention retention(RetentionConfig config, CallConfig calls) {
        return new Retention(config.calls(), config.tenants()).beyond(calls.longest());
    }

    @Produces
    @Singleton
    Register register(RedisLink redis) {
        return new RedisRegister(redis, InstantSource.system());
    }

    @Produces
    @Singleton
    Trace stored(RedisLink redis) {
        return new RedisTrace(redis);
    }

    @Produces
    @Singleton
    @Typed({RedisRewrite.class, Trace.class})
    RedisRewrite written(RedisLink redis) {
        return new RedisRewrite(redis);
    }

    void close(@Disposes RedisRewrite written) {
        written.close();
    }

    @Produces
    @Singleton
    Erasure erasure(Register register, CallKeys keys, Profiles profiles, Journal journal, Instance<Trace> traces, Instance<CallCenter> calls) {
        return new Erasure(register, keys, profiles, journal, traces.stream().toList(), callId -> stop(calls, callId), InstantSource.system());
    }

    private static void stop(Instance<CallCenter> calls, String callId) {
        try {
            calls.get().stop(callId, "erased");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static String caller(Session session) {
        return session.dialogue().more().getOrDefault(DialogueState.CALLER, "");
    }
}
