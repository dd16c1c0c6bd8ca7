package io.trailhound.enrichment.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws-cli/2.15.1 Python/3.11.6 Linux/5.10 exe/x86_64 | aws-cli",
        "Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux#6.1 | Boto3",
        "[aws-sdk-java/2.20.1 Linux/4.14] | aws-sdk-java",
        "aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21 | aws-sdk-go-v2",
        "APN/1.0 HashiCorp/1.0 Terraform/1.6.0 (+https://www.terraform.io) | Terraform",
        "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0 | Firefox",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"
            + " | Edg",
        "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15 | Safari",
        "cloudformation.amazonaws.com | cloudformation.amazonaws.com",
        "AWS Internal | AWS",
        "Coral/Netty4 | Coral",
      })
  void namesThePrograms(String userAgent, String name) {
    assertThat(UserAgentName.of(userAgent)).isEqualTo(name);
  }

  @Test
  void namesNothingWhereThereIsNothing() {
    assertThat(UserAgentName.of(null)).isNull();
    assertThat(UserAgentName.of(" ")).isNull();
    assertThat(UserAgentName.of("-")).isNull();
    assertThat(UserAgentName.of("(x)")).isNull();
    assertThat(UserAgentName.of("a".repeat(1000))).hasSize(64);
  }
}
