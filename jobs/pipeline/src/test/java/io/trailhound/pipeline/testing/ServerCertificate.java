package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate that it signs itself, for {@code localhost} and the loopback addresses.
 *
 * @param key the private key, PEM
 * @param certificate the certificate, PEM; also what clients are to trust
 * @param trust trusts this certificate and no other
 */
record ServerCertificate(Path key, Path certificate, SSLContext trust) {

  /** Makes both in this folder, by the JDK's keytool. */
  static ServerCertificate create(Path folder) {
    Path store = folder.resolve("server.p12");
    char[] password = "changeit".toCharArray();
    Command.run(
        List.of(
            Jvm.program("keytool"),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1,ip:::1",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(password)),
        "");
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, password);
      }
      byte[] key = keys.getKey("server", password).getEncoded();
      byte[] certificate = keys.getCertificate("server").getEncoded();
      return new ServerCertificate(
          WorkFolder.write(folder.resolve("server.key"), pem("PRIVATE KEY", key)),
          WorkFolder.write(folder.resolve("server.crt"), pem("CERTIFICATE", certificate)),
          trusting(keys));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate in " + store, e);
    }
  }

  private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String pem(String kind, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}
