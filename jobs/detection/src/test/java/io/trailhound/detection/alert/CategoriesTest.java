package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTest {

  @ParameterizedTest
  @CsvSource({
    "iam, CreateUser, iam, creation user",
    "iam, AttachGroupPolicy, iam, change group",
    "sts, AssumeRole, authentication, start",
    "sts, AssumeRoot, authentication, start",
    "signin, ConsoleLogin, authentication, start",
    "s3, GetObject, file, access",
    "s3, DeleteBucket, file, deletion",
    "ec2, DescribeInstances, host, info",
    "ec2, TerminateInstances, host configuration, deletion",
    "ec2, AuthorizeSecurityGroupIngress, network configuration, change",
    "secretsmanager, GetSecretValue, configuration, access",
    "cloudtrail, StopLogging, configuration, end",
    "unknown, '', configuration, change",
  })
  void areWhatEcsAllows(String service, String action, String categories, String types) {
    assertThat(String.join(" ", Categories.categories(service, action))).isEqualTo(categories);
    assertThat(String.join(" ", Categories.types(service, action, false))).isEqualTo(types);
  }
}
