package io.trailhound.generate.actor;

/** User agents of the tools that are in ordinary use here. */
public final class Agents {

  /** A CLI's user agent up to the command, which each record adds. */
  private static final String CLI =
      "aws-cli/2.22.12 md/awscrt#0.23.4 ua/2.0 os/%s lang/python#3.12.6 md/prompt#off"
          + " md/command#";

  public static final String CLI_MAC = CLI.replace("%s", "macos#24.3.0 md/arch#arm64");
  public static final String CLI_LINUX = CLI.replace("%s", "linux#6.8.0 md/arch#x86_64");
  public static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0";
  public static final String CHROME =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/133.0.0.0 Safari/537.36";
  public static final String JAVA_SDK =
      "aws-sdk-java/2.30.11 md/io#sync ua/2.1 os/Linux#6.1 lang/java#17.0.14 exec-env/EC2";
  public static final String LAMBDA_SDK =
      "Boto3/1.36.3 md/Botocore#1.36.3 ua/2.0 os/linux#5.10 md/arch#x86_64 lang/python#3.12.8"
          + " md/pyimpl#CPython exec-env/AWS_Lambda_python3.12 cfg/retry-mode#standard";
  public static final String TERRAFORM =
      "APN/1.0 HashiCorp/1.0 Terraform/1.10.5 aws-sdk-go-v2/1.36.0 os/linux lang/go#1.23.5";
  public static final String ACTIONS =
      "aws-sdk-js/3.726.0 ua/2.1 os/linux#6.8.0 lang/js md/nodejs#20.18.2 exec-env/GitHub";

  static final String SAML = "aws-internal/3 aws-sdk-java/1.12.780 Linux/5.10 java/17.0.14";

  private Agents() {}
}
