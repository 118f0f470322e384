package io.callmesh.launcher.probe.grpc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A key for `localhost`, and its own certificate as PEM, made by the JDK's keytool.
record Identity(Path store, Path certificate) {

    private static final String SECRET = "changeit";

    static Identity made(Path folder) throws Exception {
        var store = folder.resolve("keys.p12");
        var certificate = folder.resolve("certificate.pem");
        keytool(store, "-genkeypair", "-alias", "door", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2", "-storetype", "PKCS12");
        keytool(store, "-exportcert", "-alias", "door", "-rfc", "-file", certificate.toString());
        return new Identity(store, certificate);
    }

    private static void keytool(Path store, String... what) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", SECRET));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) throw new AssertionError("keytool failed");
    }

    KeyManager[] keyManagers() throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store)) {
            keys.load(file, SECRET.toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, SECRET.toCharArray());
        return factory.getKeyManagers();
    }
}
