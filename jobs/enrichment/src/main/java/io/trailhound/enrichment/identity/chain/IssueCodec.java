package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Credential;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import io.trailhound.enrichment.identity.Principal.Mfa;
import io.trailhound.enrichment.identity.Principal.Via;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads issues for stored state: a version byte, then the fields in the order of the
 * record. A text that stands in an issue more than once is written once; see {@link TextTable}.
 */
public final class IssueCodec {
  private static final int VERSION = 1;
  private static final IssueKind[] ISSUE_KINDS = IssueKind.values();
  private static final Form[] FORMS = Form.values();
  private static final Kind[] KINDS = Kind.values();
  private static final Mfa[] MFAS = Mfa.values();
  private static final Credential[] CREDENTIALS = Credential.values();
  private static final Via[] VIAS = Via.values();

  private IssueCodec() {}

  /** Writes an issue. */
  public static void write(Issue issue, DataOutput out) throws IOException {
    TextTable.Writer texts = new TextTable.Writer(out);
    out.writeByte(VERSION);
    texts.write(issue.keyId());
    write(issue.session(), texts, out);
    texts.write(issue.sessionId());
    writeEnum(issue.kind(), out);
    write(issue.caller(), texts, out);
    texts.write(issue.callerSession().keyId());
    texts.write(issue.callerSession().principalId());
    texts.write(issue.callerSession().arn());
    out.writeLong(issue.callerSession().created());
    out.writeLong(issue.time());
    out.writeLong(issue.end());
    texts.write(issue.eventId());
    texts.write(issue.account());
    texts.write(issue.region());
    texts.write(issue.role());
    texts.writeNullable(issue.sourceIdentity());
    out.writeByte(issue.transitiveTags().size());
    for (String tag : issue.transitiveTags()) {
      texts.write(tag);
    }
  }

  /**
   * Reads an issue.
   *
   * @throws IOException also if the bytes are of an unknown version or no issue
   */
  public static Issue read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a stored session has the unknown version " + version);
    }
    TextTable.Reader texts = new TextTable.Reader(in);
    return new Issue(
        texts.read(),
        principal(texts, in),
        texts.read(),
        readEnum(ISSUE_KINDS, in),
        principal(texts, in),
        new SessionRef(texts.read(), texts.read(), texts.read(), in.readLong()),
        in.readLong(),
        in.readLong(),
        texts.read(),
        texts.read(),
        texts.read(),
        texts.read(),
        texts.readNullable(),
        tags(texts, in));
  }

  /** The bytes that {@link #write} writes. */
  public static byte[] toBytes(Issue issue) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      write(issue, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<String> tags(TextTable.Reader texts, DataInput in) throws IOException {
    int count = in.readUnsignedByte();
    List<String> tags = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tags.add(texts.read());
    }
    return tags;
  }

  private static void write(Principal principal, TextTable.Writer texts, DataOutput out)
      throws IOException {
    writeEnum(principal.form(), out);
    texts.write(principal.key());
    texts.write(principal.name());
    texts.writeNullable(principal.account());
    texts.writeNullable(principal.arn());
    texts.writeNullable(principal.issuer());
    texts.writeNullable(principal.session());
    writeEnum(principal.kind(), out);
    writeEnum(principal.mfa(), out);
    writeEnum(principal.credential(), out);
    writeEnum(principal.via(), out);
    texts.writeNullable(principal.permissionSet());
    texts.writeNullable(principal.workload());
    texts.writeNullable(principal.sourceIdentity());
    out.writeBoolean(principal.attested());
  }

  private static Principal principal(TextTable.Reader texts, DataInput in) throws IOException {
    return new Principal(
        readEnum(FORMS, in),
        texts.read(),
        texts.read(),
        texts.readNullable(),
        texts.readNullable(),
        texts.readNullable(),
        texts.readNullable(),
        readEnum(KINDS, in),
        readEnum(MFAS, in),
        readEnum(CREDENTIALS, in),
        readEnum(VIAS, in),
        texts.readNullable(),
        texts.readNullable(),
        texts.readNullable(),
        in.readBoolean());
  }

  @SuppressWarnings("EnumOrdinal") // the enums say that their order is stored
  private static void writeEnum(Enum<?> value, DataOutput out) throws IOException {
    out.writeByte(value.ordinal());
  }

  private static <T> T readEnum(T[] values, DataInput in) throws IOException {
    int at = in.readUnsignedByte();
    if (at >= values.length) {
      throw new IOException("a stored session has the unknown constant " + at);
    }
    return values[at];
  }
}
