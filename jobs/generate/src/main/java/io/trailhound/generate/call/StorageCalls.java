package io.trailhound.generate.call;

import io.trailhound.generate.record.Call;

/** S3, DynamoDB, KMS, Secrets Manager and SQS. */
public final class StorageCalls {

  private static final String S3_HOST = "<bucket>.s3.<region>.amazonaws.com";
  private static final String BUCKET = "'bucketName':'<bucket>','Host':'" + S3_HOST + "'";
  private static final String BUCKET_RESOURCE =
      "{'accountId':'<account>','type':'AWS::S3::Bucket','ARN':'arn:aws:s3:::<bucket>'}";
  private static final String OBJECT_RESOURCES =
      "[{'type':'AWS::S3::Object','ARN':'arn:aws:s3:::<bucket>/<object>'}," + BUCKET_RESOURCE + "]";
  private static final String KEY_ARN = "arn:aws:kms:<region>:<account>:key/<kms_key>";
  private static final String KEY_RESOURCE =
      "[{'accountId':'<account>','type':'AWS::KMS::Key','ARN':'" + KEY_ARN + "'}]";
  private static final String TABLE_RESOURCE =
      "[{'accountId':'<account>','type':'AWS::DynamoDB::Table','ARN':"
          + "'arn:aws:dynamodb:<region>:<account>:table/<table>'}]";

  public static final Call GET_OBJECT =
      s3(Call.data("s3", "GetObject", true), "0", "<bytes_out>")
          .request("{" + BUCKET + ",'key':'<object>'}")
          .resources(OBJECT_RESOURCES);
  public static final Call HEAD_OBJECT =
      s3(Call.data("s3", "HeadObject", true), "0", "0")
          .request("{" + BUCKET + ",'key':'<object>'}")
          .resources(OBJECT_RESOURCES);
  public static final Call PUT_OBJECT =
      s3(Call.data("s3", "PutObject", false), "<bytes_in>", "0")
          .request("{" + BUCKET + ",'key':'<object>','x-amz-storage-class':'STANDARD'}")
          .response("{'x-amz-server-side-encryption':'AES256'}")
          .resources(OBJECT_RESOURCES);
  public static final Call LIST_OBJECTS =
      s3(Call.data("s3", "ListObjects", true), "0", "8<number>7")
          .request(
              "{'list-type':'2',"
                  + BUCKET
                  + ",'prefix':'<folder>/','max-keys':'1000','encoding-type':'url'}")
          .resources(
              "[{'type':'AWS::S3::Object','ARNPrefix':'arn:aws:s3:::<bucket>/<folder>/'},"
                  + BUCKET_RESOURCE
                  + "]");
  public static final Call LIST_BUCKETS =
      s3(Call.read("s3", "ListBuckets"), "0", "1<number>4")
          .host("s3.<region>.amazonaws.com")
          .request("{'Host':'s3.<region>.amazonaws.com'}");
  public static final Call GET_BUCKET_LOCATION = bucketCall("GetBucketLocation", "location");
  public static final Call GET_BUCKET_ACL = bucketCall("GetBucketAcl", "acl");
  public static final Call GET_BUCKET_POLICY = bucketCall("GetBucketPolicy", "policy");
  public static final Call GET_BUCKET_ENCRYPTION = bucketCall("GetBucketEncryption", "encryption");
  public static final Call HEAD_BUCKET =
      s3(Call.data("s3", "HeadBucket", true), "0", "0")
          .request("{" + BUCKET + "}")
          .resources("[" + BUCKET_RESOURCE + "]");
  public static final Call DELETE_BUCKET_PUBLIC_ACCESS_BLOCK =
      s3(Call.write("s3", "DeleteBucketPublicAccessBlock"), "0", "0")
          .request("{'publicAccessBlock':''," + BUCKET + "}")
          .resources("[" + BUCKET_RESOURCE + "]");

  /** Lets everybody read the bucket. */
  public static final Call PUT_BUCKET_POLICY =
      s3(Call.write("s3", "PutBucketPolicy"), "318", "0")
          .request(
              "{'bucketPolicy':{'Version':'2012-10-17','Statement':[{'Sid':'AllowRead','Effect':"
                  + "'Allow','Principal':'*','Action':['s3:GetObject','s3:ListBucket'],'Resource':"
                  + "['arn:aws:s3:::<bucket>','arn:aws:s3:::<bucket>/*']}]},"
                  + BUCKET
                  + ",'policy':''}")
          .resources("[" + BUCKET_RESOURCE + "]");

  public static final Call GET_ITEM = table("GetItem", true);
  public static final Call QUERY = table("Query", true);
  public static final Call PUT_ITEM = table("PutItem", false);

  public static final Call DECRYPT =
      Call.read("kms", "Decrypt")
          .request(
              "{'keyId':'"
                  + KEY_ARN
                  + "','encryptionAlgorithm':'SYMMETRIC_DEFAULT','encryptionContext':"
                  + "{'aws:s3:arn':'arn:aws:s3:::<bucket>'}}")
          .resources(KEY_RESOURCE);
  public static final Call GENERATE_DATA_KEY =
      Call.read("kms", "GenerateDataKey")
          .request(
              "{'keyId':'"
                  + KEY_ARN
                  + "','keySpec':'AES_256','encryptionContext':{'aws:s3:arn':"
                  + "'arn:aws:s3:::<bucket>'}}")
          .resources(KEY_RESOURCE);
  public static final Call LIST_SECRETS =
      Call.read("secretsmanager", "ListSecrets").request("{'maxResults':100}");
  public static final Call GET_SECRET_VALUE =
      Call.read("secretsmanager", "GetSecretValue")
          .request("{'secretId':'arn:aws:secretsmanager:<region>:<account>:secret:<secret>'}");
  public static final Call GET_QUEUE_ATTRIBUTES =
      Call.read("sqs", "GetQueueAttributes")
          .request(
              "{'queueUrl':'https://sqs.<region>.amazonaws.com/<account>/<queue>',"
                  + "'attributeNames':['ApproximateNumberOfMessages']}");

  private StorageCalls() {}

  private static Call bucketCall(String name, String subresource) {
    return s3(Call.read("s3", name), "0", "4<number>")
        .request("{" + BUCKET + ",'" + subresource + "':''}")
        .resources("[" + BUCKET_RESOURCE + "]");
  }

  private static Call s3(Call call, String bytesIn, String bytesOut) {
    return call.host(S3_HOST)
        .additional(
            "{'SignatureVersion':'SigV4','CipherSuite':'TLS_AES_128_GCM_SHA256',"
                + "'bytesTransferredIn':"
                + bytesIn
                + ",'AuthenticationMethod':'AuthHeader','x-amz-id-2':'<amz_id>',"
                + "'bytesTransferredOut':"
                + bytesOut
                + "}");
  }

  private static Call table(String name, boolean readOnly) {
    return Call.data("dynamodb", name, readOnly)
        .request("{'tableName':'<table>','key':{'id':'order-<number><number>'}}")
        .resources(TABLE_RESOURCE);
  }
}
