package com.example;

import com.google.protobuf.ByteString;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc.DialogueServiceStub;
import io.callmesh.proto.gateway.v1.HangUp;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Asks the retail assistant: Converse HOST:PORT "where is my order", or Converse HOST:PORT question.wav answer.wav */
public final class Converse {

    public static void main(String[] arguments) throws Exception {
        var channel = Grpc.newChannelBuilder(arguments[0], InsecureChannelCredentials.create()) // TlsChannelCredentials.create() through TLS
                .keepAliveTime(10, TimeUnit.SECONDS)
                .build();
        try {
            var stub = withKey(DialogueServiceGrpc.newStub(channel), System.getenv("CALLMESH_KEY")).withDeadlineAfter(2, TimeUnit.MINUTES);
            if (arguments.length == 2) type(stub, arguments[1]);
            else speak(stub, new File(arguments[1]), new File(arguments[2]));
        } finally {
            channel.shutdownNow();
        }
    }

    private static DialogueServiceStub withKey(DialogueServiceStub stub, String key) {
        if (key == null) return stub;
        var metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    /** A typed turn. */
    private static void type(DialogueServiceStub stub, String question) throws InterruptedException {
        var call = new Call();
        var requests = stub.converse(call);
        requests.onNext(request().setConfig(retail().setText(TextOnly.getDefaultInstance())).build());
        call.greeted.await();
        requests.onNext(request().setText(question).build());
        call.answered.await();
        requests.onNext(request().setHangUp(HangUp.getDefaultInstance()).build());
        call.over.await();
    }

    /** A spoken turn: 20 ms every 20 ms from the beginning to the end, silence where nothing is said. */
    private static void speak(DialogueServiceStub stub, File question, File answer) throws Exception {
        byte[] sound;
        javax.sound.sampled.AudioFormat format;
        try (var wav = AudioSystem.getAudioInputStream(question)) { // mono, 16 bit, 8 or 16 kHz
            sound = wav.readAllBytes();
            format = wav.getFormat();
        }
        int rateHz = (int) format.getSampleRate();
        var call = new Call();
        var requests = stub.converse(call);
        requests.onNext(request().setConfig(retail()
                .setAudio(AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_LINEAR16).setRateHz(rateHz))).build());
        int bytes = rateHz / 50 * 2;
        long next = System.nanoTime();
        for (int at = 0; call.answered.getCount() > 0; ) {
            var frame = new byte[bytes];
            if (call.greeted.getCount() == 0 && at < sound.length) {
                System.arraycopy(sound, at, frame, 0, Math.min(bytes, sound.length - at));
                at += bytes;
            }
            requests.onNext(request().setAudio(ByteString.copyFrom(frame)).build());
            next += 20_000_000;
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        requests.onNext(request().setHangUp(HangUp.getDefaultInstance()).build());
        call.over.await();
        var heard = new AudioInputStream(new ByteArrayInputStream(call.sound.toByteArray()), format, call.sound.size() / 2);
        AudioSystem.write(heard, AudioFileFormat.Type.WAVE, answer);
    }

    private static ConverseRequest.Builder request() {
        return ConverseRequest.newBuilder();
    }

    private static ConverseConfig.Builder retail() {
        return ConverseConfig.newBuilder().setAssistant("retail").setLanguage("en");
    }

    /** What the assistant tells. gRPC calls one method at a time. */
    private static final class Call implements StreamObserver<ConverseResponse> {

        final CountDownLatch greeted = new CountDownLatch(1), answered = new CountDownLatch(1), over = new CountDownLatch(1);
        final ByteArrayOutputStream sound = new ByteArrayOutputStream();

        @Override
        public void onNext(ConverseResponse response) {
            switch (response.getResponseCase()) {
                case AUDIO -> sound.writeBytes(response.getAudio().toByteArray());
                case HEARD -> {
                    if (!response.getHeard().getFinal()) return;
                    System.out.println("caller  " + response.getHeard().getText());
                    sound.reset(); // the answer, without the greeting
                }
                case SAID -> {
                    System.out.println("agent   " + response.getSaid().getText());
                    (response.getSaid().getTurn() == 0 ? greeted : answered).countDown();
                }
                case TROUBLE -> System.out.println("trouble " + response.getTrouble().getMessage());
                default -> { } // also what later versions add
            }
        }

        @Override
        public void onError(Throwable failure) {
            System.err.println(failure.getMessage()); // INVALID_ARGUMENT: config.assistant: must name an assistant
            onCompleted();
        }

        @Override
        public void onCompleted() {
            greeted.countDown();
            answered.countDown();
            over.countDown();
        }
    }
}
