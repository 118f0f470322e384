package io.callmesh.launcher.probe.grpc;

import io.callmesh.launcher.probe.grpc.Subject.Refused;
import io.callmesh.proto.asr.v1.Adaptation;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.ListEnginesRequest;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.RecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.proto.llm.v1.CommandServiceGrpc;
import io.callmesh.proto.llm.v1.EmbedRequest;
import io.callmesh.proto.llm.v1.EmbeddingServiceGrpc;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.Hypothesis;
import io.callmesh.proto.llm.v1.KnowledgeServiceGrpc;
import io.callmesh.proto.llm.v1.TaskServiceGrpc;
import io.callmesh.proto.llm.v1.UnderstandRequest;
import io.callmesh.proto.llm.v1.UnderstandingServiceGrpc;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.translation.v1.ListLanguagePairsRequest;
import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.proto.tts.v1.ListVoicesRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.proto.tts.v1.SynthesizeRequest;
import java.util.List;
import java.util.Optional;

/// The parts that have a door.
final class Subjects {

    private static final String NOBODY = "callmesh-grpc-check";
    private static final PackRef NO_PACK = PackRef.newBuilder().setId(NOBODY).setHash("0").build();

    private Subjects() {}

    static List<Subject> all() {
        return List.of(gateway(), asr(), llm(), tts(), translation());
    }

    private static Subject gateway() {
        var converse = DialogueServiceGrpc.getConverseMethod();
        var nowhere = ConverseRequest.newBuilder().setConfig(ConverseConfig.newBuilder().setText(TextOnly.getDefaultInstance())).build();
        return new Subject("gateway", List.of(DialogueServiceGrpc.getServiceDescriptor()),
                new Asked<>(DialogueServiceGrpc.getListAssistantsMethod(), ListAssistantsRequest.getDefaultInstance()),
                new Refused(new Asked<>(converse, nowhere), "config.assistant"),
                Optional.of(new Refused(new Asked<>(DialogueServiceGrpc.getGetSessionMethod(), GetSessionRequest.newBuilder().setCallId(NOBODY).build()), "CALL_UNKNOWN")),
                Optional.empty(), Optional.of(Speeches::greeting));
    }

    private static Subject asr() {
        var config = RecognitionConfig.newBuilder().setLanguage("en").setRateHz(16_000).setEncoding(Encoding.ENCODING_LINEAR16).setManual(true);
        var odd = RecognizeRequest.newBuilder().setConfig(config.clone().setRateHz(1)).build();
        var strange = RecognizeRequest.newBuilder().setConfig(config.clone().setAdaptation(Adaptation.newBuilder().setPack(NO_PACK))).build();
        return new Subject("asr", List.of(RecognitionServiceGrpc.getServiceDescriptor(), PackServiceGrpc.getServiceDescriptor()),
                new Asked<>(RecognitionServiceGrpc.getListEnginesMethod(), ListEnginesRequest.getDefaultInstance()),
                new Refused(new Asked<>(RecognitionServiceGrpc.getRecognizeMethod(), odd), "config.rate_hz"),
                Optional.of(new Refused(new Asked<>(RecognitionServiceGrpc.getRecognizeMethod(), strange), "PACK_UNKNOWN")),
                Optional.of(new Asked<>(RecognitionServiceGrpc.getStreamingRecognizeMethod(), StreamingRecognizeRequest.newBuilder().setConfig(config).build())),
                Optional.of(Speeches::recognition));
    }

    private static Subject llm() {
        var hello = EmbedRequest.newBuilder().setLanguage("en").addTexts("hello").build();
        var strange = UnderstandRequest.newBuilder().setLanguage("en").setPack(NO_PACK).addHypotheses(Hypothesis.newBuilder().setText("hello")).build();
        return new Subject("llm",
                List.of(GenerationServiceGrpc.getServiceDescriptor(), UnderstandingServiceGrpc.getServiceDescriptor(), EmbeddingServiceGrpc.getServiceDescriptor(),
                        KnowledgeServiceGrpc.getServiceDescriptor(), CommandServiceGrpc.getServiceDescriptor(), TaskServiceGrpc.getServiceDescriptor(), PackServiceGrpc.getServiceDescriptor()),
                new Asked<>(EmbeddingServiceGrpc.getEmbedMethod(), hello),
                new Refused(new Asked<>(GenerationServiceGrpc.getGenerateMethod(), GenerateRequest.newBuilder().setLanguage("en").build()), "task"),
                Optional.of(new Refused(new Asked<>(UnderstandingServiceGrpc.getUnderstandMethod(), strange), "PACK_UNKNOWN")),
                Optional.empty(), Optional.empty());
    }

    private static Subject tts() {
        var config = SynthesisConfig.newBuilder().setLanguage("en");
        var odd = SynthesizeRequest.newBuilder().setConfig(config.clone().setRateHz(1)).setText("hello").build();
        return new Subject("tts", List.of(SynthesisServiceGrpc.getServiceDescriptor()),
                new Asked<>(SynthesisServiceGrpc.getListVoicesMethod(), ListVoicesRequest.getDefaultInstance()),
                new Refused(new Asked<>(SynthesisServiceGrpc.getSynthesizeMethod(), odd), "config.rate_hz"),
                Optional.empty(),
                Optional.of(new Asked<>(SynthesisServiceGrpc.getStreamingSynthesizeMethod(), StreamingSynthesizeRequest.newBuilder().setConfig(config).build())),
                Optional.of(Speeches::speech));
    }

    private static Subject translation() {
        var translate = TranslationServiceGrpc.getTranslateMethod();
        var strange = TranslateRequest.newBuilder().setSource("en").setTarget("es").setText("hello").setPack(NO_PACK).build();
        return new Subject("translation", List.of(TranslationServiceGrpc.getServiceDescriptor(), PackServiceGrpc.getServiceDescriptor()),
                new Asked<>(TranslationServiceGrpc.getListLanguagePairsMethod(), ListLanguagePairsRequest.getDefaultInstance()),
                new Refused(new Asked<>(translate, TranslateRequest.newBuilder().setSource("en").setTarget("es").build()), "text"),
                Optional.of(new Refused(new Asked<>(translate, strange), "PACK_UNKNOWN")),
                Optional.empty(), Optional.empty());
    }
}
