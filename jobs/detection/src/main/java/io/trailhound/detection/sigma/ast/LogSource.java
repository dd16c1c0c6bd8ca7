package io.trailhound.detection.sigma.ast;

import io.trailhound.events.Dataset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Which logs a rule reads: Sigma's {@code logsource}, in lower case. A part that the rule does not
 * give is empty.
 */
public record LogSource(String category, String product, String service) {
  private static final Dataset[] DATASETS = Dataset.values();

  /** The services of Linux that have a dataset of their own. */
  private static final Set<String> OWN =
      Set.of("", "sshd", "sudo", "auth", "cron", "syslog", "auditd");

  /** Makes a log source; case does not matter. */
  public LogSource {
    category = category.toLowerCase(Locale.ROOT);
    product = product.toLowerCase(Locale.ROOT);
    service = service.toLowerCase(Locale.ROOT);
  }

  /** Whether CloudTrail records are what the rule reads. */
  public boolean isCloudTrail() {
    return category.isEmpty()
        && product.equals("aws")
        && (service.isEmpty() || service.equals("cloudtrail"));
  }

  /** Whether any logs are read that the rule reads. */
  public boolean isRouted() {
    for (Dataset dataset : DATASETS) {
      if (reads(dataset)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the events of a dataset are what the rule reads. Source of the names: the Sigma
   * specification's taxonomy, and SigmaHQ's folders.
   */
  public boolean reads(Dataset dataset) {
    return switch (dataset) {
      case CLOUDTRAIL -> isCloudTrail();
      case VPCFLOW -> category.isEmpty() && product.equals("aws") && service.equals("vpcflow");
      case METRICS -> category.isEmpty() && product.equals("aws") && service.equals("cloudwatch");
      case ACCESS -> category.equals("webserver") || (category.isEmpty() && isWebServer());
      case AUDITD ->
          isLinux("auditd") || (product.equals("linux") && category.equals("process_creation"));
      case SSHD -> isLinux("sshd", "auth", "syslog");
      case SUDO -> isLinux("sudo", "auth", "syslog");
      case AUTH -> isLinux("auth", "syslog");
      case CRON -> isLinux("cron", "syslog");
      // Programs without a dataset of their own, as vsftpd or clamav, write to syslog or to a file.
      case SYSLOG -> isLinux("syslog") || isLinuxProgram();
      case PLAIN -> isLinux() || isLinuxProgram() || product.equals("plain");
      case JSON -> product.equals("json");
    };
  }

  private boolean isWebServer() {
    return product.equals("apache") || product.equals("nginx");
  }

  private boolean isLinux(String... services) {
    return category.isEmpty()
        && product.equals("linux")
        && (service.isEmpty() || Arrays.asList(services).contains(service));
  }

  private boolean isLinuxProgram() {
    return category.isEmpty() && product.equals("linux") && !OWN.contains(service);
  }

  /** The parts that are given, with slashes: {@code aws/cloudtrail}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(category);
    for (String part : new String[] {product, service}) {
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : "/").append(part);
      }
    }
    return text.toString();
  }
}
