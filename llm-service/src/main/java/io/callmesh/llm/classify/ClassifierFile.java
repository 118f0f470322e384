package io.callmesh.llm.classify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A classifier as a file: labels, terms, and all weights as 32-bit floats, the highest byte first.
final class ClassifierFile {

    /// The last digit is the version of the layout.
    private static final long MARK = 0x63616c6c6d657301L;
    private static final int MOST = 10_000_000, BUFFER = 1 << 16;

    private ClassifierFile() {}

    static void write(Classifier classifier, Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            out.writeLong(MARK);
            words(out, classifier.labels());
            words(out, classifier.vocabulary().terms());
            floats(out, classifier.vocabulary().rarity());
            floats(out, classifier.vocabulary().middle());
            floats(out, classifier.softmax().bias());
            for (var row : classifier.softmax().terms()) floats(out, row);
            for (var row : classifier.softmax().meanings()) floats(out, row);
            vectors(out, classifier.neighbors());
            out.writeLong(MARK);
        }
    }

    private static void words(DataOutputStream out, List<String> words) throws IOException {
        out.writeInt(words.size());
        for (var word : words) out.writeUTF(word);
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private static void vectors(DataOutputStream out, Neighbors neighbors) throws IOException {
        out.writeFloat(neighbors.usual());
        for (var label : neighbors.vectors()) {
            out.writeInt(label.length);
            for (var vector : label) {
                out.writeInt(vector.length);
                out.write(vector);
            }
        }
    }

    /// @throws IOException when it is no such file, or not a whole one
    static Classifier read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            mark(in);
            var labels = words(in);
            var vocabulary = new Vocabulary(words(in), floats(in), floats(in));
            float[] bias = floats(in);
            var softmax = new Softmax(rows(in, vocabulary.terms().size()), rows(in, vocabulary.middle().length), bias);
            var neighbors = neighbors(in, labels.size(), vocabulary.middle());
            mark(in);
            return new Classifier(labels, vocabulary, softmax, neighbors);
        }
    }

    private static void mark(DataInputStream in) throws IOException {
        if (in.readLong() != MARK) throw new StreamCorruptedException("no classifier of this version");
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) throw new StreamCorruptedException("a count of " + count);
        return count;
    }

    private static List<String> words(DataInputStream in) throws IOException {
        int count = count(in);
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) words.add(in.readUTF());
        return List.copyOf(words);
    }

    private static Neighbors neighbors(DataInputStream in, int labels, float[] middle) throws IOException {
        float usual = in.readFloat();
        byte[][][] vectors = new byte[labels][][];
        for (int label = 0; label < labels; label++) {
            vectors[label] = new byte[count(in)][];
            for (int i = 0; i < vectors[label].length; i++) vectors[label][i] = bytes(in, count(in));
        }
        return new Neighbors(vectors, usual, middle);
    }

    private static float[][] rows(DataInputStream in, int count) throws IOException {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) rows[i] = floats(in);
        return rows;
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[count(in)];
        ByteBuffer.wrap(bytes(in, values.length * Float.BYTES)).asFloatBuffer().get(values);
        return values;
    }

    private static byte[] bytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new StreamCorruptedException("ends early");
        return bytes;
    }
}
