package io.callmesh.runtime.privacy;

/// Something a person said or typed. Prints as its length only, so it can stand in a record, a log line or an exception
/// without telling; the words come out by [#reveal], which is called where they are needed and nowhere else.
public final class Spoken {

    public static final Spoken NOTHING = new Spoken("");

    private final String words;

    private Spoken(String words) {
        this.words = words;
    }

    public static Spoken of(String words) {
        return words.isEmpty() ? NOTHING : new Spoken(words);
    }

    /// The words themselves. Never pass them to a logger, an exception or a metric.
    public String reveal() {
        return words;
    }

    public boolean nothing() {
        return words.isBlank();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spoken spoken && words.equals(spoken.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "[" + words.length() + " characters spoken]";
    }
}
