package io.trailhound.generate.call;

import io.trailhound.generate.record.Call;

/** IAM, STS and the console's sign-in. */
public final class IdentityCalls {

  private static final String ROLE_RESOURCE =
      "[{'accountId':'<account>','type':'AWS::IAM::Role','ARN':'<role_arn>'}]";
  private static final String CREDENTIALS =
      "'credentials':{'accessKeyId':'<key_id>','sessionToken':'<token>','expiration':"
          + "'<expiration>'},'assumedRoleUser':{'assumedRoleId':'<role_id>:<session_name>','arn':"
          + "'<principal_arn>'}";

  public static final Call GET_CALLER_IDENTITY = Call.read("sts", "GetCallerIdentity");

  /** Needs ROLE_ARN, ROLE_ID, PRINCIPAL_ARN (the new session) and SUBJECT (its name). */
  public static final Call ASSUME_ROLE =
      Call.read("sts", "AssumeRole")
          .request(
              "{'roleArn':'<role_arn>','roleSessionName':'<subject>','durationSeconds':<duration>}")
          .response("{" + CREDENTIALS.replace("<session_name>", "<subject>") + "}")
          .resources(ROLE_RESOURCE);

  /** As {@link #ASSUME_ROLE}, and ASSERTION. */
  public static final Call ASSUME_ROLE_WITH_SAML =
      Call.read("sts", "AssumeRoleWithSAML")
          .request(
              "{'sAMLAssertionID':'_<assertion>','roleSessionName':'<subject>','roleArn':"
                  + "'<role_arn>','principalArn':'arn:aws:iam::<account>:saml-provider/"
                  + "AWSSSO_3f1c5d7e9a2b4c6d_DO_NOT_DELETE','durationSeconds':<duration>}")
          .response(
              "{"
                  + CREDENTIALS.replace("<session_name>", "<subject>")
                  + ",'subject':'<subject>','subjectType':'persistent','issuer':"
                  + "'https://portal.sso.us-east-1.amazonaws.com/saml/assertion/example',"
                  + "'audience':'https://signin.aws.amazon.com/saml'}")
          .resources(ROLE_RESOURCE);

  /** As {@link #ASSUME_ROLE}; the workload's claim is the caller's user name. */
  public static final Call ASSUME_ROLE_WITH_WEB_IDENTITY =
      Call.read("sts", "AssumeRoleWithWebIdentity")
          .request(
              "{'roleArn':'<role_arn>','roleSessionName':'<subject>','durationSeconds':<duration>}")
          .response(
              "{"
                  + CREDENTIALS.replace("<session_name>", "<subject>")
                  + ",'provider':'arn:aws:iam::<account>:oidc-provider/"
                  + "token.actions.githubusercontent.com','audience':'sts.amazonaws.com'}")
          .resources(ROLE_RESOURCE);

  /** Needs LOGIN ({@code Success} or {@code Failure}) and MFA ({@code Yes} or {@code No}). */
  public static final Call CONSOLE_LOGIN =
      Call.signIn("ConsoleLogin")
          .host("<region>.signin.aws.amazon.com")
          .response("{'ConsoleLogin':'<login>'}")
          .additional(
              "{'LoginTo':'https://console.aws.amazon.com/console/home?region=<region>',"
                  + "'MobileVersion':'No','MFAUsed':'<mfa>'}");

  public static final Call LIST_USERS = Call.read("iam", "ListUsers").worldwide();
  public static final Call LIST_ROLES = Call.read("iam", "ListRoles").worldwide();
  public static final Call LIST_POLICIES =
      Call.read("iam", "ListPolicies")
          .worldwide()
          .request("{'scope':'Local','onlyAttached':false,'maxItems':100}");
  public static final Call GET_ACCOUNT_SUMMARY = Call.read("iam", "GetAccountSummary").worldwide();
  public static final Call GET_ACCOUNT_PASSWORD_POLICY =
      Call.read("iam", "GetAccountPasswordPolicy").worldwide();
  public static final Call GET_ACCOUNT_AUTHORIZATION_DETAILS =
      Call.read("iam", "GetAccountAuthorizationDetails").worldwide();
  public static final Call LIST_ACCESS_KEYS =
      Call.read("iam", "ListAccessKeys").worldwide().request("{'userName':'<user>'}");
  public static final Call LIST_ATTACHED_USER_POLICIES =
      Call.read("iam", "ListAttachedUserPolicies").worldwide().request("{'userName':'<user>'}");
  public static final Call GET_USER =
      Call.read("iam", "GetUser").worldwide().request("{'userName':'<user>'}");
  public static final Call GET_ROLE =
      Call.read("iam", "GetRole").worldwide().request("{'roleName':'<role>'}");
  public static final Call GENERATE_CREDENTIAL_REPORT =
      Call.read("iam", "GenerateCredentialReport").worldwide().response("{'state':'COMPLETE'}");

  public static final Call CREATE_USER =
      Call.write("iam", "CreateUser")
          .worldwide()
          .request("{'userName':'<user>'}")
          .response(
              "{'user':{'path':'/','userName':'<user>','userId':'<unique_id>','arn':"
                  + "'arn:aws:iam::<account>:user/<user>','createDate':'<time>'}}");
  public static final Call CREATE_ACCESS_KEY =
      Call.write("iam", "CreateAccessKey")
          .worldwide()
          .request("{'userName':'<user>'}")
          .response(
              "{'accessKey':{'userName':'<user>','accessKeyId':'<key_id>','status':'Active',"
                  + "'createDate':'<time>'}}");
  public static final Call ATTACH_USER_POLICY =
      Call.write("iam", "AttachUserPolicy")
          .worldwide()
          .request("{'userName':'<user>','policyArn':'<policy>'}");
  public static final Call DETACH_USER_POLICY =
      Call.write("iam", "DetachUserPolicy")
          .worldwide()
          .request("{'userName':'<user>','policyArn':'<policy>'}");
  public static final Call CREATE_LOGIN_PROFILE =
      Call.write("iam", "CreateLoginProfile")
          .worldwide()
          .request("{'userName':'<user>','passwordResetRequired':false}")
          .response(
              "{'loginProfile':{'userName':'<user>','createDate':'<time>',"
                  + "'passwordResetRequired':false}}");
  public static final Call DELETE_LOGIN_PROFILE =
      Call.write("iam", "DeleteLoginProfile").worldwide().request("{'userName':'<user>'}");
  public static final Call ADD_USER_TO_GROUP =
      Call.write("iam", "AddUserToGroup")
          .worldwide()
          .request("{'groupName':'<grantee>','userName':'<user>'}");

  /** Turns a key off. The key is set as GRANTEE. */
  public static final Call UPDATE_ACCESS_KEY =
      Call.write("iam", "UpdateAccessKey")
          .worldwide()
          .request("{'userName':'<user>','accessKeyId':'<grantee>','status':'Inactive'}");

  private IdentityCalls() {}
}
