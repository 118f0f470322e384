package io.callmesh.asr.edge;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.asr.engine.Task;
import io.callmesh.asr.recognize.Transcriber;
import io.callmesh.asr.recognize.Transcriber.Transcript;
import io.callmesh.audio.Wav;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.work.v1.JobFailure;
import io.callmesh.proto.work.v1.TranscriptionJob;
import io.callmesh.proto.work.v1.TranscriptionResult;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.journal.WorkRecords;
import io.callmesh.runtime.journal.kafka.Written;
import io.callmesh.runtime.kafka.Craft;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.kafka.Product;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.seal.Seal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Transcribes the recordings that jobs name, and says so plainly where it cannot. A job that comes twice is done once.
public final class TranscriptionEdge implements Craft {

    public static final String JOBS = "callmesh.asr.jobs.v1", RESULTS = "callmesh.asr.results.v1";

    private static final String SOURCE = "/callmesh/asr-service";
    private static final int REMEMBERED = 1_000, MOST_PHRASES = 500, WIDE_HZ = 16_000, NARROW_HZ = 8_000;

    private final Transcriber transcriber;
    private final Recordings recordings;
    private final PackShelf shelf;
    private final Seal seal;
    /// Jobs that came lately, by where they stand.
    private final Map<String, Place> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Place(int partition, long offset) {}

    public TranscriptionEdge(Transcriber transcriber, Recordings recordings, PackShelf shelf, Seal seal) {
        this.transcriber = transcriber;
        this.recordings = recordings;
        this.shelf = shelf;
        this.seal = seal;
    }

    @Override
    public Optional<Work> take(Item item) {
        if (item.value().isEmpty()) return Optional.empty();
        var job = job(item);
        boolean twice = known.putIfAbsent(job.getTenant() + "/" + job.getJobId(), new Place(item.partition(), item.offset())) != null;
        return twice ? Optional.empty() : Optional.of(() -> List.of(result(job, item)));
    }

    private static TranscriptionJob job(Item item) {
        var job = TranscriptionJob.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(item.value(), job);
        } catch (InvalidProtocolBufferException malformed) {
            throw Requests.bad("record", "expected canonical JSON of callmesh.work.v1.TranscriptionJob");
        }
        if (job.getJobId().isEmpty()) throw Requests.bad("job_id", "must not be empty");
        return job.build();
    }

    @Override
    public OptionalLong oldest(int partition) {
        return known.values().stream().filter(place -> place.partition() == partition).mapToLong(Place::offset).min();
    }

    @Override
    public void leave(int partition) {
        known.values().removeIf(place -> place.partition() == partition);
    }

    /// What may pass is tried again by whoever asked; what will not is the result.
    private Product result(TranscriptionJob job, Item item) throws InterruptedException {
        var result = TranscriptionResult.newBuilder()
                .setJobId(job.getJobId())
                .setTenant(job.getTenant())
                .setCallId(job.getRecording().getCallId())
                .setLanguage(job.getLanguage())
                .setAt(Timestamp.newBuilder().setSeconds(item.at().getEpochSecond()).setNanos(item.at().getNano()));
        try {
            transcribe(job, result);
        } catch (MeshException failed) {
            if (failed.fault().retryable()) throw failed;
            result.setFailure(JobFailure.newBuilder().setFault(failed.fault().getClass().getSimpleName()).setProblem(problem(failed.fault())));
        }
        var event = new Product.Event(job.getJobId() + "-result", TranscriptionResult.getDescriptor().getFullName(), SOURCE, job.getJobId(), job.getTenant(), item.at());
        return Product.of(RESULTS, item.key(), event, Written.json(result.build()));
    }

    private void transcribe(TranscriptionJob job, TranscriptionResult.Builder result) throws InterruptedException {
        if (job.getPhrasesCount() > MOST_PHRASES) throw Requests.bad("phrases", "at most " + MOST_PHRASES);
        var found = recordings.of(job);
        var sound = found.rateHz() == NARROW_HZ ? found : found.at(WIDE_HZ);
        result.setSeconds((double) sound.samples().length / sound.rateHz());
        var transcript = transcriber.transcribe(task(job, sound), sound);
        result.setEngine(transcript.engine());
        write(transcript, job.getRecording().getCallId(), result);
    }

    private Task task(TranscriptionJob job, Wav sound) {
        if (job.getLanguage().isEmpty()) throw Requests.bad("language", "expected a BCP 47 tag such as en");
        var pack = job.getAssistant().isEmpty() ? Pack.getDefaultInstance()
                : shelf.latest(job.getAssistant()).orElseThrow(() -> new MeshException(new Fault.NotFound("assistant", job.getAssistant(), "ASSISTANT_UNKNOWN")));
        return new Task(job.getLanguage(), sound.rateHz(), pack, "", job.getPhrasesList(), false);
    }

    /// What was said on a call is sealed with that call's key.
    private void write(Transcript transcript, String callId, TranscriptionResult.Builder result) {
        var proto = Transcriptions.of(transcript);
        if (callId.isEmpty()) result.setTranscription(proto);
        else result.setSealed(ByteString.copyFrom(seal.seal(callId, WorkRecords.TRANSCRIPT, proto.toByteArray())));
    }

    private static String problem(Fault fault) {
        return switch (fault) {
            case Fault.NotFound(var kind, var id, _) -> "no " + kind + " " + id;
            case Fault.BadInput(var field, var problem) -> field + ": " + problem;
            case Fault.EngineFailed(var engine) -> "the engine " + engine + " failed";
            case Fault.Unavailable _, Fault.Overloaded _, Fault.TimedOut _, Fault.LimitReached _, Fault.Unauthenticated _, Fault.Forbidden _ -> fault.toString();
        };
    }
}
