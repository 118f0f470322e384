package io.callmesh.audio.activity;

/// Whether the level of a frame is that of the line's speaker: how far it stands out of the noise, of what else is heard
/// in the room while nobody speaks, and how far it is below the speaker's loudest.
///
/// All limits were chosen on the recordings of `docs/turn-taking.md`. One line, one thread.
final class Loudness {

    /// Below this no telephone carries a voice: about -60 dB of full scale.
    private static final double HEARABLE_DB = 30;
    /// A voice that goes on may be this much weaker than one that begins.
    private static final double STAYS_DB = 1;
    /// So far above the floor, and no more below the speaker's loudest, what goes on is voice whatever it sounds like: the ends
    /// of words are too short of tone for detectors.
    private static final double CLEAR_DB = 12, FADED_DB = 30;
    /// What is heard in the room lies below its mean level and this many mean deviations and dB.
    private static final double DEVIATIONS = 1.5, ROOM_DB = 3;
    private static final double NOT_ROOM_DB = 15, LEARNING = 0.03, FADING_DB = 0.05;

    private final double marginDb;
    private final NoiseFloor floor = new NoiseFloor();
    private double room = -1, deviation;
    private double loudest;

    /// @param marginDb what begins stands out of the noise by
    Loudness(double marginDb) {
        this.marginDb = marginDb;
    }

    /// @param levelDb  of the newest frame
    /// @param voice    whether a detector hears a voice in it
    /// @param speaking whether somebody has been speaking before it
    boolean ofSpeaker(double levelDb, boolean voice, boolean speaking) {
        double noise = floor.learn(levelDb);
        if (!speaking && !(voice && levelDb > noise + NOT_ROOM_DB)) learnRoom(levelDb);
        boolean heard = speaking ? stays(levelDb, noise, voice) : voice && levelDb > Math.max(HEARABLE_DB, noise + marginDb);
        if (heard) loudest = Math.max(loudest - FADING_DB, levelDb);
        return heard;
    }

    private boolean stays(double levelDb, double noise, boolean voice) {
        double least = Math.max(HEARABLE_DB, noise + marginDb - STAYS_DB);
        if (room >= 0) least = Math.max(least, room + DEVIATIONS * deviation + ROOM_DB);
        boolean clear = levelDb > noise + CLEAR_DB && levelDb > loudest - FADED_DB;
        return levelDb > least && (voice || clear);
    }

    private void learnRoom(double levelDb) {
        if (room < 0) room = levelDb;
        deviation += LEARNING * (Math.abs(levelDb - room) - deviation);
        room += LEARNING * (levelDb - room);
    }

    /// Another speaker may come.
    void forgetSpeaker() {
        loudest = 0;
    }
}
