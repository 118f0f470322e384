package io.callmesh.translation.edge;

import io.callmesh.proto.translation.v1.DetectLanguageRequest;
import io.callmesh.proto.translation.v1.DetectLanguageResponse;
import io.callmesh.proto.translation.v1.LanguagePair;
import io.callmesh.proto.translation.v1.ListLanguagePairsRequest;
import io.callmesh.proto.translation.v1.ListLanguagePairsResponse;
import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslateResponse;
import io.callmesh.proto.translation.v1.Translated;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.proto.translation.v1.Untranslated;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.translate.Answer;
import io.callmesh.translation.translate.Interpreter;
import io.callmesh.translation.translate.Request;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.Comparator;
import java.util.List;

/// The translation service's door.
@GrpcService
public class TranslationEdge extends TranslationServiceGrpc.TranslationServiceImplBase {

    private final Interpreter interpreter;
    private final Phrasebooks books;

    TranslationEdge(Interpreter interpreter, PackShelf shelf) {
        this.interpreter = interpreter;
        this.books = new Phrasebooks(shelf);
    }

    @Override
    public void translate(TranslateRequest request, StreamObserver<TranslateResponse> answer) {
        ServedCall.answer("translate", answer, () -> response(interpreter.translate(read(request))));
    }

    @Override
    public void detectLanguage(DetectLanguageRequest request, StreamObserver<DetectLanguageResponse> answer) {
        ServedCall.answer("detect-language", answer, () -> {
            var guess = Interpreter.detect(request.getText());
            return DetectLanguageResponse.newBuilder().setLanguage(guess.language()).setConfidence(guess.confidence()).build();
        });
    }

    @Override
    public void listLanguagePairs(ListLanguagePairsRequest request, StreamObserver<ListLanguagePairsResponse> answer) {
        ServedCall.answer("list-language-pairs", answer, () -> {
            var response = ListLanguagePairsResponse.newBuilder();
            interpreter.engines().sorted().forEach((name, engine) -> response.addAllPairs(pairs(name, engine)));
            return response.build();
        });
    }

    private Request read(TranslateRequest request) {
        return new Request(request.getCallId(), books.of(request.getPack()), Spoken.of(request.getText()), request.getSource(), request.getTarget(),
                request.getEngine());
    }

    private static TranslateResponse response(Answer answer) {
        return switch (answer.translation()) {
            case Translation.Translated(var text, var score) -> TranslateResponse.newBuilder()
                    .setTranslated(Translated.newBuilder().setText(text.reveal()).setSource(answer.source()).setEngine(answer.engine()).setScore(score))
                    .build();
            case Translation.Untranslated(var reason) -> TranslateResponse.newBuilder()
                    .setUntranslated(Untranslated.newBuilder().setReason(reason(reason)))
                    .build();
        };
    }

    private static Untranslated.Reason reason(Reason reason) {
        return switch (reason) {
            case UNKNOWN_PHRASE -> Untranslated.Reason.REASON_UNKNOWN_PHRASE;
            case UNKNOWN_PAIR -> Untranslated.Reason.REASON_UNKNOWN_PAIR;
            case UNSUPPORTED -> Untranslated.Reason.REASON_UNSUPPORTED;
        };
    }

    private static List<LanguagePair> pairs(String name, Translator engine) {
        return engine.pairs().stream()
                .map(pair -> LanguagePair.newBuilder().setSource(pair.source()).setTarget(pair.target()).setEngine(name).build())
                .sorted(Comparator.comparing(LanguagePair::getSource).thenComparing(LanguagePair::getTarget))
                .toList();
    }
}
