package io.callmesh.llm.edge;

import io.callmesh.llm.decode.Lessons;
import io.callmesh.llm.decode.Lessons.Lesson;
import io.callmesh.llm.language.Language;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.runtime.pack.PackShelf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Where packs are put and made ready: at once what can be wrong with them, in the background what takes long.
@ApplicationScoped
class Desk {

    private static final Logger LOG = Logger.getLogger(Desk.class);
    private static final int WAITING = 16;

    private final PackShelf shelf;
    private final Lessons lessons;
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("prepare-", 0).factory(), new ThreadPoolExecutor.DiscardPolicy());

    Desk(PackShelf shelf, Lessons lessons) {
        this.shelf = shelf;
        this.lessons = lessons;
    }

    /// @throws io.callmesh.runtime.MeshException with `BadInput` when the pack cannot be read
    void put(Pack pack) {
        for (var language : Language.values()) lesson(pack, language);
        shelf.put(pack);
        background.execute(() -> prepare(pack));
    }

    /// How many packs are not ready yet.
    int preparing() {
        return background.getActiveCount() + background.getQueue().size();
    }

    private void prepare(Pack pack) {
        long from = System.nanoTime();
        boolean news = false;
        for (var language : Language.values()) news |= lesson(pack, language).understander().prepare();
        for (var language : Language.values()) news |= lesson(pack, language).knowledge().prepare();
        if (news) LOG.infof("pack ready id=%s hash=%s ms=%d", pack.getRef().getId(), pack.getRef().getHash(), (System.nanoTime() - from) / 1_000_000);
    }

    private Lesson lesson(Pack pack, Language language) {
        return lessons.of(pack.getRef().getHash(), language, () -> PackReading.read(pack));
    }

    /// @throws io.callmesh.runtime.MeshException with `NotFound` when nobody has put this version
    Lesson lesson(PackRef ref, Language language) {
        return lesson(shelf.get(ref), language);
    }
}
