package io.trailhound.pipeline.pull;

import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of a pull. Credentials, and the endpoint if it is not AWS's, come from AWS's usual
 * places. What AWS throttles is tried again, more slowly.
 *
 * @param region where Identity Center is looked for
 * @param sts tells whose credentials they are
 * @param iam makes the credential report
 * @param organizations lists accounts and units
 * @param ssoAdmin finds the instances of Identity Center
 * @param identityStore lists their users and groups
 */
public record Clients(
    String region,
    StsClient sts,
    IamClient iam,
    OrganizationsClient organizations,
    SsoAdminClient ssoAdmin,
    IdentitystoreClient identityStore)
    implements AutoCloseable {
  private static final int MOST_TRIES = 8;
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /**
   * Makes the clients.
   *
   * @param rate requests a second at most, of all clients together
   */
  public static Clients open(String region, long rate) {
    Pace pace = new Pace(rate);
    return new Clients(
        region,
        build(StsClient.builder(), region, pace),
        build(IamClient.builder(), region, pace),
        build(OrganizationsClient.builder(), region, pace),
        build(SsoAdminClient.builder(), region, pace),
        build(IdentitystoreClient.builder(), region, pace));
  }

  private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, String region, Pace pace) {
    return builder
        .region(Region.of(region))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(
                    AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                        .maxAttempts(MOST_TRIES)
                        .build())
                .addExecutionInterceptor(pace)
                .build())
        .build();
  }

  /**
   * The account of the credentials. Every principal may ask.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException when there are no credentials, or
   *     none that are good
   */
  public String account() {
    String account = sts.getCallerIdentity().account();
    if (account == null || !ACCOUNT.matcher(account).matches()) {
      throw SdkClientException.create("there is no account in the answer of STS");
    }
    return account;
  }

  @Override
  public void close() {
    sts.close();
    iam.close();
    organizations.close();
    ssoAdmin.close();
    identityStore.close();
  }
}
