/* Generated from openapi.json by `npm run client`; not edited by hand. */
export interface paths {
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own account: password, second factors, recovery codes left */
        get: operations["getOwnAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves or deactivates many accounts (ADM-3, INT-5) */
        post: operations["changeAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the accounts of a file, all or the good rows; initial passwords are told this once (ADM-3, INT-5) */
        post: operations["importAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-imports/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an import would do, with every bad cell and its reason; nothing is written (ADM-3, INT-5) */
        post: operations["previewAccountImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty file with the columns that an import reads (ADM-3) */
        get: operations["getAccountImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published texts, and what the caller said to them (DIS-4) */
        get: operations["listOwnConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/consents/{consentTextId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the own consent back; without a required one the own phone does not dial (DIS-4) */
        post: operations["withdrawOwnConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/passkey-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A challenge to make a passkey */
        post: operations["requestPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A passkey that the browser has made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a passkey off */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A new password; all other sessions end, this one gets a new token (SEC-2) */
        put: operations["changeOwnPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new recovery codes, shown this once; the earlier ones are worth nothing */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last sign-ins and attempts at the own account, at most 20 (SEC-3) */
        get: operations["listOwnSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator app; it replaces an earlier one once confirmed */
        post: operations["beginTotp"];
        /** Take the authenticator app off */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/totp-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first code of a new authenticator app */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts in the caller’s scope (ADM-3) */
        get: operations["listAccounts"];
        put?: never;
        /** An account with an initial password, which is shown this once (ADM-3) */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account (ADM-3) */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is told of a person; another role or login id ends their sessions (ADM-3) */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/deactivation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody leaves: sessions, tokens and pending dials end at once, line and phone are free, history stays (INT-5) */
        post: operations["deactivateAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/own-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give somebody an own role made from the role that they have, or take it off */
        put: operations["assignOwnRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An initial password for somebody who is locked out, shown this once (ADM-4) */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/reactivation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody comes back, with an initial password that is shown this once (ADM-3) */
        post: operations["reactivateAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take off every second factor of somebody who lost them (SEC-15) */
        delete: operations["resetSecondFactors"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of accounts as a file (ADM-3) */
        post: operations["exportAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents with their state */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent with its state */
        get: operations["getAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A manager changes an agent’s state; in a call it waits for the end (MON-5) */
        post: operations["forceAgentState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-key-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke many keys, or have them end at another time (INT-1) */
        post: operations["changeApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of CRMs */
        get: operations["listApiKeys"];
        put?: never;
        /** A key for a CRM; its secret is shown once (INT-1) */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make a key useless at once */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /** Change what a key may do, from where, and how long; it holds at once */
        patch: operations["changeApiKey"];
        trace?: never;
    };
    "/api/v1/api-keys/{apiKeyId}/previous-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the secret of before the rotation at once */
        delete: operations["endPreviousSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{apiKeyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret or public key; the one of before goes on working for a while */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of keys as a file, without their secrets (INT-1) */
        post: operations["exportApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this key may do, and how the server sees it */
        get: operations["getOwnApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage history (ADM-5) */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-entries/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Usage history as a file (ADM-5) */
        post: operations["exportAuditEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The live board as server-sent events (MON-4) */
        get: operations["watchBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/browser-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A 10-minute token for one agent’s dial button (decision 13) */
        post: operations["createBrowserToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls, newest first (ADM-1) */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{callId}/disposition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The agent’s answer to a call, from the CRM (CTC-4); the last one stands, each is audited */
        put: operations["recordDisposition"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{callId}/name-reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a masked name and reference of a customer; leaves a trace (SEC-12) */
        post: operations["revealCallName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{callId}/number-reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a masked number; leaves a trace (SEC-12) */
        post: operations["revealCallNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{callId}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where did my call go? (CTC-9) */
        get: operations["getCallTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of calls as a file (ADM-1) */
        post: operations["exportCalls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/company-seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company’s seal as it is printed on approved forms (DIS-5) */
        get: operations["getCompanySeal"];
        /** Sets the company’s seal: a PNG of 256 KiB and 2,000 pixels a side at most (DIS-5) */
        put: operations["changeCompanySeal"];
        post?: never;
        /** Takes the seal away (DIS-5) */
        delete: operations["deleteCompanySeal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who agreed to or withdrew what, when, on which phone; newest first (DIS-4) */
        get: operations["listConsentDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-decisions/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list as a file (ADM-1) */
        post: operations["exportConsentDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts that people agree to: every version, newest first, with how many have (DIS-4) */
        get: operations["listConsentTexts"];
        put?: never;
        /** Begins a version (DIS-4) */
        post: operations["draftConsentText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts/{consentTextId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its words in four languages (DIS-4) */
        get: operations["getConsentText"];
        put?: never;
        post?: never;
        /** Throws a draft away (DIS-4) */
        delete: operations["deleteConsentText"];
        options?: never;
        head?: never;
        /** Changes a draft; what is published never changes (DIS-4) */
        patch: operations["changeConsentText"];
        trace?: never;
    };
    "/api/v1/consent-texts/{consentTextId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents, and where each stands with a text: given, withdrawn or missing (DIS-4) */
        get: operations["listConsentPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts/{consentTextId}/people/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where each agent stands with a text, as a file (DIS-4) */
        post: operations["exportConsentPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts/{consentTextId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a draft as the next version of its kind; phones ask their agents at once (DIS-4) */
        post: operations["publishConsentText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts/{consentTextId}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks nobody for a published text any more (DIS-4) */
        post: operations["retireConsentText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of texts as a file (DIS-4) */
        post: operations["exportConsentTexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers known from calls and requests */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves, suspends or resumes many phones (DIS-2) */
        post: operations["changeDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-registration-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A nonce that a phone signs to show that it has its key now (SEC-1) */
        post: operations["createRegistrationChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-registration-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A single-use code for registering one phone (SEC-1) */
        post: operations["createRegistrationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-registration-codes/{registrationCodeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Has the phone come (SEC-1) */
        get: operations["getRegistrationCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** First start of a phone: code and key proof (SEC-1) */
        post: operations["registerDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-wipes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A phone says that it has erased everything, in words that it signed while it still had its key (MON-3) */
        post: operations["reportWiped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phones and what they last said of themselves (MON-1) */
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One phone (MON-1, MON-3) */
        get: operations["getDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{deviceId}/app-lock-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the phone forget the PIN of its app lock; the agent shows the password and chooses another (SEC-4) */
        post: operations["resetAppLock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{deviceId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a phone came into its state, newest first, 200 at most (MON-3) */
        get: operations["listDeviceChanges"];
        put?: never;
        /** Approves, suspends, resumes or resets a phone, or takes back one that was found (DIS-2, ADM-4) */
        post: operations["changeDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{deviceId}/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks a lost phone at once, ends its agent’s session, revokes its key and orders the wipe (MON-3) */
        post: operations["reportDeviceLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{deviceId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For who changes phones: the old one’s key is useless at once, and a code lets the new one take its agent and number (ADM-4) */
        post: operations["replaceDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of phones as a file (ADM-1) */
        post: operations["exportDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dial-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dial history (CTC-4) */
        get: operations["listDialRequests"];
        put?: never;
        /** Make the agent’s phone dial (CTC-1) */
        post: operations["createDialRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dial-requests/{dialRequestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dial request */
        get: operations["getDialRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dial-requests/{dialRequestId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request back; a ringing phone hangs up */
        post: operations["cancelDialRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company’s disposition codes (CTC-7) */
        get: operations["listDispositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events as they happen (server-sent events, resumable with Last-Event-ID), scoped to the caller (INT-1) */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Application and personal-data forms, newest first (DIS-5) */
        get: operations["listForms"];
        put?: never;
        /** Begins a form, for oneself or for somebody within reach (DIS-5) */
        post: operations["createForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{formId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A form as it was filled in, with every decision (DIS-5) */
        get: operations["getForm"];
        /** Fills in a draft, or a form that was rejected (DIS-5) */
        put: operations["changeForm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{formId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a form back (DIS-5) */
        post: operations["cancelForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{formId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves the next step, or rejects with a reason; never the own form (DIS-5) */
        post: operations["decideForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{formId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form as PDF, in Korean or English, with the company’s seal once it is approved (DIS-5) */
        get: operations["printForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{formId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a form in; from the first step on, with the steps that are set now (DIS-5) */
        post: operations["submitForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of forms as a file (DIS-5) */
        post: operations["exportForms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commands without a receipt, after a wake-up push (CTC-2) */
        get: operations["fetchCommands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of published texts, for a phone that does not have them yet (DIS-4) */
        get: operations["listHandsetConsentTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/listen-grants/{listenGrantId}/content/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sealed bytes under a live grant of the phone (Range is served) */
        get: operations["readOwnListenContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password in place of an initial or expired one, and the sign-in that waits for it (SEC-2) */
        post: operations["handsetChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/reauthentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agent shows again who works on the phone, before own calls are searched or heard (SEC-5) */
        post: operations["handsetReauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own recordings of the agent who works on the phone, newest first (REC-10, SEC-5) */
        get: operations["listOwnRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/recordings/{recordingId}/listen-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keys for one playing of an own recording on the phone, where the company allows it; audited before it leaves (REC-10, SEC-5, SEC-7) */
        post: operations["createOwnListenGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/recordings/{recordingId}/memo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The agent’s memo on an own recording, and whether it is important (REC-10) */
        put: operations["saveRecordingMemo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the phone says, in order; committed before it is answered (decision 5) */
        post: operations["sendReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An agent signs in on a registered phone (SEC-1) */
        post: operations["handsetSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handset/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agent leaves the phone */
        post: operations["handsetSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/line-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the carrier of many SIMs, takes them out of their phones, or removes them (MON-3) */
        post: operations["changeLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SIMs with their numbers (MON-3) */
        get: operations["listLines"];
        put?: never;
        /** Adds a SIM with its number (MON-3) */
        post: operations["createLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a SIM; past calls keep its number (MON-3) */
        delete: operations["removeLine"];
        options?: never;
        head?: never;
        /** Changes number or carrier, or moves the SIM to another phone (MON-3) */
        patch: operations["changeLine"];
        trace?: never;
    };
    "/api/v1/lines/{lineId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to a SIM, newest first, 200 at most (MON-3) */
        get: operations["listLineChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{lineId}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Texts a code of six digits to the number; a new one ends the one before (MON-3) */
        post: operations["sendLineCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{lineId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code that came shows that the SIM has the number (MON-3) */
        post: operations["verifyLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of SIMs as a file (MON-3) */
        post: operations["exportLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listed-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phones that the company’s list approves in advance (DIS-2) */
        get: operations["listListedDevices"];
        put?: never;
        /** Adds phones to the list (DIS-2) */
        post: operations["importListedDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listed-devices/{assetNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a phone off the list; one that has registered stays as it is (DIS-2) */
        delete: operations["removeListedDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listed-devices/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of phones approved in advance as a file (DIS-2) */
        post: operations["exportListedDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listed-devices/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes many phones off the list; those that have registered stay as they are (DIS-2) */
        post: operations["removeListedDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unusual numbers of listens and downloads, one a person, day and kind, newest first (SEC-8) */
        get: operations["listListenAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-alerts/{listenAlertId}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an alert with what was found; never one’s own (SEC-8) */
        post: operations["closeListenAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-alerts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of alerts of unusual listening as a file (SEC-8) */
        post: operations["exportListenAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-grants/{listenGrantId}/content/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sealed bytes under a live grant (Range is served); `sealed` is the recording itself */
        get: operations["readListenContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company’s reasons to listen, with their names, at most 30 (SEC-8) */
        get: operations["listListenReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that the caller made or may decide on (SEC-8) */
        get: operations["listListenRequests"];
        put?: never;
        /** Ask to listen to several recordings, named one by one, that are decided on as one (SEC-8) */
        post: operations["createListenRequestSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-requests/{listenRequestId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or reject; never one’s own, never about one’s own call, never twice (SEC-8) */
        post: operations["decideListenRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-requests/{listenRequestId}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The recordings of a request, at most 100 (SEC-8) */
        get: operations["listListenRequestRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-requests/{listenRequestId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a request or what was approved, as its requester or as somebody who decides (SEC-8) */
        post: operations["withdrawListenRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listen-requests/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of requests to listen as a file (SEC-8) */
        post: operations["exportListenRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loss-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phones that were reported lost, newest first, for whoever manages the company’s phones (SEC-14) */
        get: operations["listLossReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loss-reports/{lossReportId}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The report of a loss as PDF, as things stand now, in Korean for who reads it, else in English (SEC-14) */
        post: operations["downloadLossReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/not-ready-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company’s reasons for not being ready, with their names (MON-5) */
        get: operations["listNotReadyReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A 10-minute access token for a key with a registered public key (OAuth 2 client credentials, RFC 7523) */
        post: operations["issueAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/org-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Branches, groups and teams that the caller may see, as a flat tree */
        get: operations["listOrgUnits"];
        put?: never;
        /** A new branch, group or team (ADM-3) */
        post: operations["createOrgUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/org-units/{orgUnitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames, moves, closes or reopens a unit (ADM-3) */
        patch: operations["changeOrgUnit"];
        trace?: never;
    };
    "/api/v1/org-units/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many accounts and phones each unit has (ADM-3) */
        get: operations["countOrgUnitMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/org-units/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The tree of units as a file, with how many belong to each (ADM-3) */
        post: operations["exportOrgUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-listens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who listened to the caller’s own calls, or took them away, and why, newest first (ADM-13) */
        get: operations["listOwnListens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-listens/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who listened to the caller’s own calls, as a file (ADM-13) */
        post: operations["exportOwnListens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recordings, newest first (ADM-1) */
        get: operations["listRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/{recordingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recording */
        get: operations["getRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/{recordingId}/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sealed file as it lies here, with a reason; worthless without a grant (SEC-7) */
        post: operations["downloadRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/{recordingId}/listen-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keys for one playing, sealed to the player’s own key; audited before it leaves (SEC-7, SEC-8) */
        post: operations["createListenGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/{recordingId}/listen-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to listen, with a reason; never to one’s own call (SEC-8) */
        post: operations["createListenRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/{recordingId}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places in the sound (ADM-2), at most 500 */
        get: operations["listMarks"];
        put?: never;
        /** Mark a place in the sound with a word (ADM-2) */
        post: operations["createMark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/{recordingId}/marks/{markId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a mark */
        delete: operations["deleteMark"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list of recordings as a file (ADM-1) */
        post: operations["exportRecordings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Monthly reviews of the usage history, newest first (ADM-5) */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A review with figures, findings and signatures (ADM-5) */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/addenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds to a signed review, which itself never changes (ADM-5) */
        post: operations["addAddendum"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/countersignature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person signs, who is not the reviewer (ADM-5) */
        post: operations["countersignReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a finding down, with the entries that it points at (ADM-5) */
        post: operations["addFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/findings/{findingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a finding before the review is signed (ADM-5) */
        put: operations["changeFinding"];
        post?: never;
        /** Takes a finding out before the review is signed (ADM-5) */
        delete: operations["deleteFinding"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A review as PDF for the file, in Korean or English (ADM-5) */
        get: operations["printReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person gives the review back, with a reason; its first signature falls (ADM-5) */
        post: operations["returnReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/reviewer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The caller becomes its reviewer, also in the place of another (ADM-5) */
        put: operations["takeReview"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freezes figures and findings and signs them; a second person signs, too, where the reviewer acted in that month (ADM-5) */
        post: operations["signReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{reviewId}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One review as a workbook: figures, findings, and every entry that a figure counts (ADM-5) */
        post: operations["downloadReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Monthly reviews as a file (ADM-5) */
        post: operations["exportReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Built-in and own roles: what each grants, how far, and how many have it */
        get: operations["listRoles"];
        put?: never;
        /** An own role, made from a built-in one */
        post: operations["createOwnRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{ownRoleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what an own role grants; it counts at once for all who have it */
        put: operations["changeOwnRole"];
        post?: never;
        /** Delete an own role that nobody has */
        delete: operations["deleteOwnRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Roles with what each grants, and how far, as a file (ADM-3) */
        post: operations["exportRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what this session may do */
        get: operations["getSession"];
        put?: never;
        /** Sign in to the console; 202 tells the next step */
        post: operations["signIn"];
        /** End the session */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own live console sessions */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        /** End every own session but this one */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/own/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one own session */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an unfinished sign-in stands */
        get: operations["getPendingSignIn"];
        put?: never;
        /** Go on after a second factor was set up and its recovery codes were seen */
        post: operations["continueSignIn"];
        /** Give an unfinished sign-in up */
        delete: operations["cancelSignIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending/passkey-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A challenge for a passkey, to sign in or to set the first one up */
        post: operations["requestSignInPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A first passkey, where a second factor must be set up first */
        post: operations["addSignInPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password in place of an initial or an expired one (SEC-2) */
        post: operations["changePendingPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step: a code, a passkey or a recovery code (SEC-15) */
        post: operations["showSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator app, where a second factor must be set up first */
        post: operations["beginSignInTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/pending/totp-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first code of a new authenticator app */
        post: operations["confirmSignInTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to the company’s OpenID Connect provider (SEC-15) */
        get: operations["startProviderSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/provider/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browser comes back from the provider; it is sent on to the console */
        get: operations["finishProviderSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/re-authentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show again who sits there, by password, code or passkey (SEC-5) */
        post: operations["reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/re-authentication/passkey-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A challenge for a passkey of the signed-in account */
        post: operations["requestReauthenticationPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The values that count for the company, a unit or a phone, and where each comes from (MON-2) */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that can be set: form, range, default, where, and words in four languages (MON-2) */
        get: operations["listSettingDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, when and why, newest first (MON-2) */
        get: operations["listSettingChanges"];
        put?: never;
        /** Sets or takes away several values at once, when nobody was quicker (MON-2) */
        post: operations["changeSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/changes/{settingChangeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a change back by a new one; refused when one of its values was changed since (MON-2) */
        post: operations["undoSettingChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/changes/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The history of settings as a file (MON-2) */
        post: operations["exportSettingChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be affected by a change, from what to what; changes nothing (MON-2) */
        post: operations["previewSettingChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/receipt-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many phones have what they should have (MON-2) */
        get: operations["countSettingReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each phone should have, what it has, since when, and why not (MON-2) */
        get: operations["listSettingReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/receipts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What each phone should have and has, as a file (MON-2) */
        post: operations["exportSettingReceipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways to sign in at the console */
        get: operations["listSignInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of settings with before and after, newest first (ADM-6) */
        get: operations["listSystemChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/changes/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes of settings as a file (ADM-6) */
        post: operations["exportSystemChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Errors of the technical log, newest first (ADM-6) */
        get: operations["listSystemErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/errors/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Errors as a file (ADM-6) */
        post: operations["exportSystemErrors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The environment at a glance (ADM-6) */
        get: operations["getSystemStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/text-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts to callers whom nobody answered, newest first: sent, failed, and withheld with the reason (INB-1) */
        get: operations["listTextMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/text-messages/{textMessageId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the phone send a text again that was sent or failed, within the line’s budget (INB-1) */
        post: operations["resendTextMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/text-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates of texts to callers whom nobody answered: of the company, of units, of lines (INB-1) */
        get: operations["listTextTemplates"];
        put?: never;
        /** The template of the company, a unit or a line, which has none yet (INB-1) */
        post: operations["createTextTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/text-templates/{textTemplateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a template; the next farther one counts, or nobody is texted (INB-1) */
        delete: operations["removeTextTemplate"];
        options?: never;
        head?: never;
        /** A new version of a template; texts that were sent keep theirs (INB-1) */
        patch: operations["changeTextTemplate"];
        trace?: never;
    };
    "/api/v1/text-templates/{textTemplateId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a template, newest first, 200 at most (INB-1) */
        get: operations["listTextTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccessToken */
        AccessToken: {
            access_token: string;
            expires_in: number;
            scope: string;
            /** @enum {string} */
            token_type: "Bearer";
        };
        /** AccessTokenRefusal */
        AccessTokenRefusal: {
            error: string;
            error_description: string;
        };
        /** Account */
        Account: {
            accountId: string;
            agentId: string | null;
            employeeNumber: string | null;
            extension: string | null;
            isLocked: boolean;
            loginId: string;
            name: string;
            orgUnitId: string;
            orgUnitName: string;
            ownRoleId: string | null;
            role: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
        };
        /** AccountDetail */
        AccountDetail: {
            accountId: string;
            agentId: string | null;
            birthOn: string | null;
            carrier: string | null;
            /** Format: date-time */
            createdAt: string;
            deactivatedAt: string | null;
            employeeNumber: string | null;
            extension: string | null;
            grantableRoles: ("agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator")[];
            isChangeable: boolean;
            isLocked: boolean;
            loginId: string;
            name: string;
            number: {
                isMasked: boolean;
                last4: string;
                text: string;
            } | null;
            orgUnitId: string;
            orgUnitName: string;
            ownRoleId: string | null;
            phone: {
                deviceId: string;
                model: string;
                osVersion: string;
            } | null;
            phoneNumber: string | null;
            role: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
            state: "active" | "locked" | "deactivated";
        };
        /** AccountImportPreview */
        AccountImportPreview: {
            changeCount: number;
            changes: components["schemas"]["ImportedChange"][];
            faultCount: number;
            faults: components["schemas"]["ImportFault"][];
            goodRows: number;
            ignoredColumns: string[];
            newAccounts: number;
            newUnits: string[];
            rows: number;
        };
        /** AccountPage */
        AccountPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ListedAccount"][];
            nextCursor: string | null;
            total?: number;
        };
        /** AccountsChanged */
        AccountsChanged: {
            changed: number;
            refused: {
                accountId: string;
                code: string;
            }[];
        };
        /** AccountWithPassword */
        AccountWithPassword: {
            account: components["schemas"]["AccountDetail"];
            /** Format: date-time */
            expiresAt: string;
            initialPassword: string;
        };
        /** Agent */
        Agent: {
            agentId: string;
            cause: "agent" | "timer" | "call" | "manager" | "phone" | "policy" | "server";
            currentCallId: string | null;
            deviceId: string | null;
            employeeNumber: string | null;
            extension: string | null;
            flags: ("long_call" | "long_wrap_up" | "link_lost" | "unresponsive" | "fault" | "not_recording")[];
            isReserved: boolean;
            name: string;
            nextState: {
                notReadyReason: string | null;
                notReadyReasonName: components["schemas"]["NotReadyReasonName"] | null;
                state: "available" | "not_ready" | "logged_out";
            } | null;
            notReadyReason: string | null;
            notReadyReasonName: components["schemas"]["NotReadyReasonName"] | null;
            orgUnitId: string;
            orgUnitName: string;
            /** Format: date-time */
            since: string;
            state: "logged_out" | "available" | "in_call" | "wrap_up" | "not_ready";
            until: string | null;
        };
        /** AgentPage */
        AgentPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Agent"][];
            nextCursor: string | null;
            total?: number;
        };
        /** AgentReference */
        AgentReference: {
            agentId: string;
        } | {
            employeeNumber: string;
        } | {
            extension: string;
        };
        /** ApiKey */
        ApiKey: {
            apiKeyId: string;
            authentication: "secret" | "signature" | "assertion";
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAddress: string | null;
            lastUsedAt: string | null;
            name: string;
            networks: string[];
            orgUnitId: string | null;
            orgUnitName: string | null;
            origins: string[];
            permissions: ("public" | "self" | "audit:list" | "audit:export" | "reviews:list" | "reviews:conduct" | "reviews:countersign" | "reviews:export" | "settings:read" | "settings:change" | "organization:list" | "organization:change" | "accounts:list" | "accounts:change" | "accounts:reset" | "roles:manage" | "accounts:export" | "api_keys:manage" | "browser_tokens:issue" | "devices:list" | "devices:register" | "devices:change" | "devices:report_lost" | "devices:reset_app_lock" | "devices:export" | "device:connect" | "lines:list" | "lines:change" | "lines:export" | "consents:list" | "consents:publish" | "consents:export" | "forms:list" | "forms:fill" | "forms:approve" | "forms:seal" | "forms:export" | "customers:list" | "names:see" | "names:reveal" | "numbers:reveal" | "dispositions:list" | "calls:list" | "calls:export" | "text_messages:list" | "text_messages:resend" | "text_templates:list" | "text_templates:change" | "agents:list" | "agents:force_state" | "recordings:list" | "recordings:export" | "recordings:request_listen" | "recordings:approve_listen" | "recordings:listen" | "recordings:list_own_listens" | "recordings:view_alerts" | "recordings:mark" | "recordings:download" | "dialing:dial" | "dialing:cancel" | "dialing:list" | "monitoring:view" | "events:stream" | "system:observe" | "system:view" | "system:export")[];
            previous: {
                /** Format: date-time */
                endsAt: string;
                lastUsedAt: string | null;
            } | null;
            revokedAt: string | null;
            rotatedAt: string | null;
            state: "active" | "expired" | "revoked";
            thumbprint: string | null;
        };
        /** ApiKeyPage */
        ApiKeyPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ApiKeysChanged */
        ApiKeysChanged: {
            changed: number;
            refused: {
                apiKeyId: string;
                code: string;
            }[];
        };
        /** ApiKeySecret */
        ApiKeySecret: {
            apiKey: components["schemas"]["ApiKey"];
            secret: string;
        };
        /** AuditEntry */
        AuditEntry: {
            action: string;
            actorId: string;
            actorKind: "account" | "api_key" | "device" | "server";
            actorName: string | null;
            address: string | null;
            /** Format: date-time */
            at: string;
            auditEntryId: string;
            detail: {
                [key: string]: unknown;
            };
            deviceId: string | null;
            kind: "login" | "view" | "listen" | "download" | "change" | "reveal" | "refusal";
            objectId: string | null;
            objectKind: string;
            position: number | null;
            reason: string | null;
            subjectReference: string | null;
        };
        /** AuditEntryPage */
        AuditEntryPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
            total?: number;
        };
        /** BoardEvent */
        BoardEvent: {
            /** @enum {string} */
            kind: "snapshot";
            rows: components["schemas"]["BoardRow"][];
            /** Format: date-time */
            serverTime: string;
        } | {
            /** @enum {string} */
            kind: "rows";
            removed: string[];
            rows: components["schemas"]["BoardRow"][];
            /** Format: date-time */
            serverTime: string;
        };
        /** BoardRow */
        BoardRow: components["schemas"]["Agent"] & {
            call: {
                callId: string;
                connectedAt: string | null;
                customerName: string | null;
                customerNumber: {
                    isMasked: boolean;
                    last4: string;
                    text: string;
                };
                isCustomerNameMasked: boolean;
                isRecording: boolean;
                phase: "dialing" | "ringing" | "connected" | "held" | "ended";
                /** Format: date-time */
                startedAt: string;
            } | null;
            callsToday: number;
            device: {
                deviceId: string;
                isConnected: boolean;
                lastHeartbeatAt: string | null;
                model: string;
                status: components["schemas"]["DeviceStatus"] | null;
            } | null;
        };
        /** BrowserToken */
        BrowserToken: {
            agentId: string;
            /** Format: date-time */
            expiresAt: string;
            token: string;
        };
        /** Call */
        Call: {
            agentId: string | null;
            agentName: string | null;
            callId: string;
            connectedAt: string | null;
            coverage: "covered" | "partial" | "missing" | "not_required" | "excused";
            customerName: string | null;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            customerReference: string | null;
            deviceId: string;
            dialRequestId: string | null;
            direction: "outbound" | "inbound";
            disposition: components["schemas"]["CallDisposition"] | null;
            durationMs: number | null;
            employeeNumber: string | null;
            endedAt: string | null;
            extension: string | null;
            isCustomerNameMasked: boolean;
            lineNumber: string | null;
            orgUnitId: string | null;
            orgUnitName: string | null;
            outcome: ("connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown") | null;
            phase: "dialing" | "ringing" | "connected" | "held" | "ended";
            purpose: ("marketing" | "collection" | "service" | "contract") | null;
            recordingId: string | null;
            recordingState: ("expected" | "recording" | "sealed" | "stored" | "purged" | "missing" | "damaged") | null;
            ringingAt: string | null;
            source: "app" | "call_log";
            /** Format: date-time */
            startedAt: string;
        };
        /** CallDisposition */
        CallDisposition: {
            code: string;
            name: string;
            note: string | null;
            /** Format: date-time */
            recordedAt: string;
        };
        /** CallPage */
        CallPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Call"][];
            nextCursor: string | null;
            total?: number;
        };
        /** CompanySeal */
        CompanySeal: {
            bytes: number;
            /** Format: date-time */
            changedAt: string;
            changedByName: string | null;
            height: number;
            png: string;
            width: number;
        };
        /** CompanySealAnswer */
        CompanySealAnswer: {
            seal: components["schemas"]["CompanySeal"] | null;
        };
        /** ConsentBody */
        ConsentBody: {
            en: string;
            ja: string;
            ko: string;
            zh: string;
        };
        /** ConsentDecisionEntry */
        ConsentDecisionEntry: {
            accountId: string;
            accountName: string;
            /** Format: date-time */
            at: string;
            consentDecisionId: string;
            consentTextId: string;
            decision: "given" | "withdrawn";
            deviceId: string | null;
            deviceModel: string | null;
            isClockSynchronised: boolean;
            kind: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
            language: ("ko" | "en" | "ja" | "zh") | null;
            /** Format: date-time */
            recordedAt: string;
            source: "handset" | "console";
            version: number;
        };
        /** ConsentDecisionPage */
        ConsentDecisionPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ConsentDecisionEntry"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ConsentPerson */
        ConsentPerson: {
            accountId: string;
            deviceId: string | null;
            deviceModel: string | null;
            employeeNumber: string | null;
            givenAt: string | null;
            language: ("ko" | "en" | "ja" | "zh") | null;
            name: string;
            orgUnitId: string;
            orgUnitName: string;
            standing: "given" | "withdrawn" | "missing";
            withdrawnAt: string | null;
        };
        /** ConsentPersonPage */
        ConsentPersonPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ConsentPerson"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ConsentTextDetail */
        ConsentTextDetail: {
            body: components["schemas"]["ConsentBody"];
            /** Format: date-time */
            changedAt: string;
            consentTextId: string;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            given: number;
            isRequired: boolean;
            kind: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
            people: number;
            publishedAt: string | null;
            publishedByName: string | null;
            sha256: string | null;
            state: "draft" | "published" | "superseded" | "retired";
            title: components["schemas"]["ConsentTitle"];
            version: number | null;
        };
        /** ConsentTextPage */
        ConsentTextPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ConsentTextSummary"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ConsentTextSummary */
        ConsentTextSummary: {
            /** Format: date-time */
            changedAt: string;
            consentTextId: string;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            given: number;
            isRequired: boolean;
            kind: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
            people: number;
            publishedAt: string | null;
            publishedByName: string | null;
            state: "draft" | "published" | "superseded" | "retired";
            title: components["schemas"]["ConsentTitle"];
            version: number | null;
        };
        /** ConsentTitle */
        ConsentTitle: {
            en: string;
            ja: string;
            ko: string;
            zh: string;
        };
        /** Customer */
        Customer: {
            customerId: string;
            isNameMasked: boolean;
            name: string | null;
            number: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            reference: string | null;
        };
        /** CustomerPage */
        CustomerPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Customer"][];
            nextCursor: string | null;
            total?: number;
        };
        /** Device */
        Device: {
            agentId: string | null;
            agentName: string | null;
            appVersion: string | null;
            assignedAgentId: string | null;
            assignedAgentName: string | null;
            deviceId: string;
            isConnected: boolean;
            lastHeartbeatAt: string | null;
            lineNumber: string | null;
            model: string;
            orgUnitId: string | null;
            orgUnitName: string | null;
            osVersion: string;
            /** Format: date-time */
            registeredAt: string;
            state: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
            /** Format: date-time */
            stateChangedAt: string;
            status: components["schemas"]["DeviceStatus"] | null;
        };
        /** DeviceChange */
        DeviceChange: {
            actorName: string | null;
            /** Format: date-time */
            at: string;
            cause: "registered" | "listed" | "approve" | "suspend" | "resume" | "reset" | "report_lost" | "find" | "confirm_wipe";
            from: ("pending" | "active" | "suspended" | "lost" | "replaced" | "wiped") | null;
            reason: string | null;
            to: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
        };
        /** DeviceDetail */
        DeviceDetail: {
            agentId: string | null;
            agentName: string | null;
            appVersion: string | null;
            assetNumber: string | null;
            assignedAgentId: string | null;
            assignedAgentName: string | null;
            attestation: "absent" | "not_checked" | "trusted" | "untrusted";
            deviceId: string;
            integrity: components["schemas"]["DeviceIntegrity"] | null;
            isConnected: boolean;
            keyRestoredAt: string | null;
            keyRevokedAt: string | null;
            keyThumbprint: string;
            lastHeartbeatAt: string | null;
            lineNumber: string | null;
            model: string;
            orgUnitId: string | null;
            orgUnitName: string | null;
            osVersion: string;
            /** Format: date-time */
            registeredAt: string;
            state: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
            /** Format: date-time */
            stateChangedAt: string;
            status: components["schemas"]["DeviceStatus"] | null;
            wakeUp: ("push" | "socket_only") | null;
            wiped: {
                /** Format: date-time */
                at: string;
                recordings: number;
                unsentReports: number;
            } | null;
        };
        /** DeviceHistory */
        DeviceHistory: {
            items: components["schemas"]["DeviceChange"][];
        };
        /** DeviceIntegrity */
        DeviceIntegrity: {
            /** Format: date-time */
            reportedAt: string;
            signs: components["schemas"]["IntegritySign"][];
            verdict: "trusted" | "warn" | "block" | "wipe";
        };
        /** DevicePage */
        DevicePage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Device"][];
            nextCursor: string | null;
            total?: number;
        };
        /** DeviceRegistration */
        DeviceRegistration: {
            companyId: string;
            deviceId: string;
            state: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
        };
        /** DevicesChanged */
        DevicesChanged: {
            changed: number;
            refused: {
                code: string;
                deviceId: string;
            }[];
        };
        /** DeviceStatus */
        DeviceStatus: {
            appLock?: "off" | "not_set" | "open" | "locked" | "locked_out";
            appVersion: string;
            batteryPercent: number | null;
            clockOffsetMs: number | null;
            freeBytes: number | null;
            integritySigns: string[];
            isCharging: boolean;
            isUploading: boolean;
            lineSim?: {
                knownBy: "number" | "only_sim" | "agent";
                name: string;
            } | null;
            network: "wifi" | "mobile" | "none";
            nextUploadAt: number | null;
            recordingFaults: ("permission" | "method" | "silence" | "space" | "battery" | "key" | "clock" | "line")[];
            settingsVersion: number;
            unsentReports: number;
            waitingRecordings: number;
        };
        /** DialRequest */
        DialRequest: {
            agentId: string;
            agentName: string;
            callId: string;
            /** Format: date-time */
            createdAt: string;
            customerName: string | null;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            customerReference: string | null;
            dialRequestId: string;
            disposition: components["schemas"]["CallDisposition"] | null;
            endedAt: string | null;
            isCustomerNameMasked: boolean;
            /** Format: date-time */
            notAfter: string;
            outcome: ("connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown") | null;
            phase: ("dialing" | "ringing" | "connected" | "held" | "ended") | null;
            purpose: "marketing" | "collection" | "service" | "contract";
            recordingId: string | null;
            state: "accepted" | "sent" | "received" | "dialing" | "ringing" | "connected" | "ended" | "failed" | "canceled";
        };
        /** DialRequestPage */
        DialRequestPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["DialRequest"][];
            nextCursor: string | null;
            total?: number;
        };
        /** DispositionChoice */
        DispositionChoice: {
            code: string;
            consequence: "retry" | "stop_number" | "stop_customer" | "done";
            dispositionClass: "right_party" | "wrong_party" | "number_invalid" | "number_changed" | "third_party" | "callback_requested" | "promise" | "sale" | "refused" | "do_not_call" | "no_contact" | "other";
            name: {
                en: string;
                ja: string;
                ko: string;
                zh: string;
            };
            shortcut: string | null;
        };
        /** DispositionList */
        DispositionList: {
            items: components["schemas"]["DispositionChoice"][];
        };
        /** EnrolledSecondFactor */
        EnrolledSecondFactor: {
            recoveryCodes: string[] | null;
        };
        /** Event */
        Event: {
            agentId: string | null;
            /** Format: date-time */
            at: string;
            data: {
                agentState?: "logged_out" | "available" | "in_call" | "wrap_up" | "not_ready";
                callId?: string;
                connectedAt?: string | null;
                dialRequestId?: string | null;
                dialRequestState?: "accepted" | "sent" | "received" | "dialing" | "ringing" | "connected" | "ended" | "failed" | "canceled";
                dispositionCode?: string;
                endedAt?: string | null;
                formId?: string;
                formState?: "draft" | "waiting" | "approved" | "rejected" | "canceled";
                isListenAlertOpen?: boolean;
                isOverdue?: boolean;
                listenAlertId?: string;
                listenAlertKind?: "listen" | "download" | "reveal";
                listenRequestId?: string;
                listenRequestState?: string;
                month?: string;
                notReadyReason?: string | null;
                outcome?: ("connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown") | null;
                phase?: ("dialing" | "ringing" | "connected" | "held" | "ended") | null;
                recordingId?: string;
                recordingState?: "expected" | "recording" | "sealed" | "stored" | "purged" | "missing" | "damaged";
                reviewId?: string;
                reviewState?: "open" | "in_review" | "countersigning" | "signed";
                /** Format: date-time */
                startedAt?: string;
            };
            eventId: string;
            kind: "dial_request.created" | "dial_request.changed" | "call.started" | "call.changed" | "call.ended" | "call.disposition_recorded" | "recording.changed" | "recording.stored" | "recording.failed" | "agent.state_changed" | "listen_request.changed" | "listen_alert.changed" | "form.changed" | "review.changed";
        };
        /** FormDetail */
        FormDetail: {
            approvedSteps: number;
            authorName: string;
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            decisions: {
                accountId: string;
                accountName: string;
                /** Format: date-time */
                at: string;
                decision: "approved" | "rejected";
                reason: string | null;
                role: "team_manager" | "manager" | "administrator" | "auditor";
                submission: number;
            }[];
            formId: string;
            kind: "usage_application" | "personal_data_consent";
            mayDecide: boolean;
            mayFill: boolean;
            orgUnitId: string;
            orgUnitName: string;
            revision: number;
            state: "draft" | "waiting" | "approved" | "rejected" | "canceled";
            steps: ("team_manager" | "manager" | "administrator" | "auditor")[];
            subjectAccountId: string;
            subjectName: string;
            submission: number;
            submittedAt: string | null;
            values: components["schemas"]["FormValues"];
        };
        /** FormPage */
        FormPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["FormSummary"][];
            nextCursor: string | null;
            total?: number;
        };
        /** FormSummary */
        FormSummary: {
            approvedSteps: number;
            authorName: string;
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            formId: string;
            kind: "usage_application" | "personal_data_consent";
            mayDecide: boolean;
            mayFill: boolean;
            orgUnitId: string;
            orgUnitName: string;
            revision: number;
            state: "draft" | "waiting" | "approved" | "rejected" | "canceled";
            steps: ("team_manager" | "manager" | "administrator" | "auditor")[];
            subjectAccountId: string;
            subjectName: string;
            submission: number;
            submittedAt: string | null;
        };
        /** FormValues */
        FormValues: {
            [key: string]: string;
        };
        /** Grants */
        Grants: {
            "accounts:change"?: "own" | "team" | "subtree" | "all";
            "accounts:export"?: "own" | "team" | "subtree" | "all";
            "accounts:list"?: "own" | "team" | "subtree" | "all";
            "accounts:reset"?: "own" | "team" | "subtree" | "all";
            "agents:force_state"?: "own" | "team" | "subtree" | "all";
            "agents:list"?: "own" | "team" | "subtree" | "all";
            "api_keys:manage"?: "own" | "team" | "subtree" | "all";
            "audit:export"?: "own" | "team" | "subtree" | "all";
            "audit:list"?: "own" | "team" | "subtree" | "all";
            "browser_tokens:issue"?: "own" | "team" | "subtree" | "all";
            "calls:export"?: "own" | "team" | "subtree" | "all";
            "calls:list"?: "own" | "team" | "subtree" | "all";
            "consents:export"?: "own" | "team" | "subtree" | "all";
            "consents:list"?: "own" | "team" | "subtree" | "all";
            "consents:publish"?: "own" | "team" | "subtree" | "all";
            "customers:list"?: "own" | "team" | "subtree" | "all";
            "device:connect"?: "own" | "team" | "subtree" | "all";
            "devices:change"?: "own" | "team" | "subtree" | "all";
            "devices:export"?: "own" | "team" | "subtree" | "all";
            "devices:list"?: "own" | "team" | "subtree" | "all";
            "devices:register"?: "own" | "team" | "subtree" | "all";
            "devices:report_lost"?: "own" | "team" | "subtree" | "all";
            "devices:reset_app_lock"?: "own" | "team" | "subtree" | "all";
            "dialing:cancel"?: "own" | "team" | "subtree" | "all";
            "dialing:dial"?: "own" | "team" | "subtree" | "all";
            "dialing:list"?: "own" | "team" | "subtree" | "all";
            "dispositions:list"?: "own" | "team" | "subtree" | "all";
            "events:stream"?: "own" | "team" | "subtree" | "all";
            "forms:approve"?: "own" | "team" | "subtree" | "all";
            "forms:export"?: "own" | "team" | "subtree" | "all";
            "forms:fill"?: "own" | "team" | "subtree" | "all";
            "forms:list"?: "own" | "team" | "subtree" | "all";
            "forms:seal"?: "own" | "team" | "subtree" | "all";
            "lines:change"?: "own" | "team" | "subtree" | "all";
            "lines:export"?: "own" | "team" | "subtree" | "all";
            "lines:list"?: "own" | "team" | "subtree" | "all";
            "monitoring:view"?: "own" | "team" | "subtree" | "all";
            "names:reveal"?: "own" | "team" | "subtree" | "all";
            "names:see"?: "own" | "team" | "subtree" | "all";
            "numbers:reveal"?: "own" | "team" | "subtree" | "all";
            "organization:change"?: "own" | "team" | "subtree" | "all";
            "organization:list"?: "own" | "team" | "subtree" | "all";
            public?: "own" | "team" | "subtree" | "all";
            "recordings:approve_listen"?: "own" | "team" | "subtree" | "all";
            "recordings:download"?: "own" | "team" | "subtree" | "all";
            "recordings:export"?: "own" | "team" | "subtree" | "all";
            "recordings:list"?: "own" | "team" | "subtree" | "all";
            "recordings:list_own_listens"?: "own" | "team" | "subtree" | "all";
            "recordings:listen"?: "own" | "team" | "subtree" | "all";
            "recordings:mark"?: "own" | "team" | "subtree" | "all";
            "recordings:request_listen"?: "own" | "team" | "subtree" | "all";
            "recordings:view_alerts"?: "own" | "team" | "subtree" | "all";
            "reviews:conduct"?: "own" | "team" | "subtree" | "all";
            "reviews:countersign"?: "own" | "team" | "subtree" | "all";
            "reviews:export"?: "own" | "team" | "subtree" | "all";
            "reviews:list"?: "own" | "team" | "subtree" | "all";
            "roles:manage"?: "own" | "team" | "subtree" | "all";
            self?: "own" | "team" | "subtree" | "all";
            "settings:change"?: "own" | "team" | "subtree" | "all";
            "settings:read"?: "own" | "team" | "subtree" | "all";
            "system:export"?: "own" | "team" | "subtree" | "all";
            "system:observe"?: "own" | "team" | "subtree" | "all";
            "system:view"?: "own" | "team" | "subtree" | "all";
            "text_messages:list"?: "own" | "team" | "subtree" | "all";
            "text_messages:resend"?: "own" | "team" | "subtree" | "all";
            "text_templates:change"?: "own" | "team" | "subtree" | "all";
            "text_templates:list"?: "own" | "team" | "subtree" | "all";
        };
        /** HandsetConsent */
        HandsetConsent: {
            consentTextId: string;
            givenAt: number | null;
            isRequired: boolean;
            kind: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
            version: number;
        };
        /** HandsetConsentText */
        HandsetConsentText: {
            body: components["schemas"]["ConsentBody"];
            consentTextId: string;
            title: components["schemas"]["ConsentTitle"];
        };
        /** HandsetConsentTextList */
        HandsetConsentTextList: {
            items: components["schemas"]["HandsetConsentText"][];
        };
        /** HandsetReauthenticated */
        HandsetReauthenticated: {
            dueAt: number;
        };
        /** HandsetSignIn */
        HandsetSignIn: {
            agent: {
                agentId: string;
                employeeNumber: string | null;
                extension: string | null;
                loginId: string;
                name: string;
                orgUnitName: string;
            };
            consents: components["schemas"]["HandsetConsent"][];
            passwordExpiresAt: number | null;
        };
        /** ImportedAccounts */
        ImportedAccounts: {
            changed: number;
            /** Format: date-time */
            expiresAt: string;
            imported: number;
            leftRows: number[];
            passwords: {
                initialPassword: string;
                loginId: string;
                name: string;
                row: number;
            }[];
            skipped: number;
            unitsCreated: number;
        };
        /** ImportedChange */
        ImportedChange: {
            loginId: string;
            name: string;
            row: number;
            values: {
                after: string | null;
                before: string | null;
                column: "loginId" | "name" | "orgUnit" | "role" | "employeeNumber" | "extension" | "phoneNumber" | "carrier" | "birthOn";
            }[];
        };
        /** ImportFault */
        ImportFault: {
            column: ("loginId" | "name" | "orgUnit" | "role" | "employeeNumber" | "extension" | "phoneNumber" | "carrier" | "birthOn") | null;
            fault: "column_missing" | "too_many_rows" | "no_rows" | "required" | "form" | "phone_number" | "date" | "unknown_role" | "role_not_grantable" | "unknown_unit" | "unit_closed" | "unit_not_creatable" | "twice" | "taken" | "not_changeable";
            row: number;
            text: string;
            value: string | null;
        };
        /** InitialPassword */
        InitialPassword: {
            /** Format: date-time */
            expiresAt: string;
            initialPassword: string;
        };
        /** IntegritySign */
        IntegritySign: {
            sign: string;
            weight: number;
        };
        /** Line */
        Line: {
            agentName: string | null;
            carrier: string;
            /** Format: date-time */
            createdAt: string;
            deviceId: string | null;
            deviceModel: string | null;
            isVerified: boolean;
            lineId: string;
            number: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            verifiedAt: string | null;
        };
        /** LineChange */
        LineChange: {
            actorName: string | null;
            /** Format: date-time */
            at: string;
            carrier: string;
            cause: "created" | "changed" | "bound" | "unbound" | "verified";
            deviceId: string | null;
            deviceModel: string | null;
            number: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
        };
        /** LineCode */
        LineCode: {
            /** Format: date-time */
            expiresAt: string;
            triesLeft: number;
        };
        /** LineHistory */
        LineHistory: {
            items: components["schemas"]["LineChange"][];
        };
        /** LinePage */
        LinePage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Line"][];
            nextCursor: string | null;
            total?: number;
        };
        /** LinesChanged */
        LinesChanged: {
            changed: number;
            refused: {
                code: string;
                lineId: string;
            }[];
        };
        /** ListedAccount */
        ListedAccount: {
            accountId: string;
            agentId: string | null;
            carrier: string | null;
            /** Format: date-time */
            createdAt: string;
            deactivatedAt: string | null;
            employeeNumber: string | null;
            extension: string | null;
            isLocked: boolean;
            loginId: string;
            name: string;
            number: {
                isMasked: boolean;
                last4: string;
                text: string;
            } | null;
            orgUnitId: string;
            orgUnitName: string;
            ownRoleId: string | null;
            phone: {
                deviceId: string;
                model: string;
                osVersion: string;
            } | null;
            role: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
            state: "active" | "locked" | "deactivated";
        };
        /** ListedDevice */
        ListedDevice: {
            assetNumber: string;
            deviceId: string | null;
            /** Format: date-time */
            listedAt: string;
            note: string | null;
        };
        /** ListedDevicePage */
        ListedDevicePage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ListedDevice"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ListedDevicesImported */
        ListedDevicesImported: {
            added: number;
            known: number;
        };
        /** ListedDevicesRemoved */
        ListedDevicesRemoved: {
            changed: number;
            refused: {
                assetNumber: string;
                code: string;
            }[];
        };
        /** Listen */
        Listen: {
            agentName: string | null;
            approverNames: string[];
            /** Format: date-time */
            at: string;
            callId: string;
            /** Format: date-time */
            callStartedAt: string;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            durationMs: number | null;
            kind: "listen" | "download";
            listenerName: string;
            listenerUnitName: string | null;
            listenId: string;
            reason: string | null;
            reasonName: components["schemas"]["ListenReasonName"] | null;
            recordingId: string;
            text: string | null;
        };
        /** ListenAlert */
        ListenAlert: {
            accountId: string;
            accountName: string;
            closedAt: string | null;
            closedByName: string | null;
            count: number;
            day: string;
            kind: "listen" | "download" | "reveal";
            listenAlertId: string;
            mayClose: boolean;
            note: string | null;
            orgUnitName: string | null;
            /** Format: date-time */
            raisedAt: string;
            threshold: number;
        };
        /** ListenAlertPage */
        ListenAlertPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ListenAlert"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ListenGrant */
        ListenGrant: {
            captions: {
                fromMs: number;
                speaker: "agent" | "customer";
                text: string;
                toMs: number;
            }[] | null;
            devicePublicKey: string;
            /** Format: date-time */
            expiresAt: string;
            identityBlock: string;
            listenGrantId: string;
            playsLeft: number;
            recordingId: string;
            recordingKey: {
                ciphertext: string;
                enc: string;
            };
            renditions: {
                contentType: string;
                kind: "mp3" | "peaks";
                sealedKey: {
                    ciphertext: string;
                    enc: string;
                };
                sizeBytes: number;
            }[];
            watermark: string;
        };
        /** ListenPage */
        ListenPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Listen"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ListenReason */
        ListenReason: {
            code: string;
            name: components["schemas"]["ListenReasonName"];
        };
        /** ListenReasonList */
        ListenReasonList: {
            items: components["schemas"]["ListenReason"][];
            maxRecordings: number;
        };
        /** ListenReasonName */
        ListenReasonName: {
            en: string;
            ja: string;
            ko: string;
            zh: string;
        };
        /** ListenRequest */
        ListenRequest: {
            agentName: string | null;
            approvals: {
                accountName: string;
                /** Format: date-time */
                approvedAt: string;
                note: string | null;
            }[];
            approvalsNeeded: number;
            callId: string;
            /** Format: date-time */
            callStartedAt: string;
            /** Format: date-time */
            createdAt: string;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            decidedAt: string | null;
            decidedByName: string | null;
            decisionNote: string | null;
            durationMs: number | null;
            /** Format: date-time */
            expiresAt: string;
            listenRequestId: string;
            mayDecide: boolean;
            mayWithdraw: boolean;
            orgUnitName: string | null;
            playsLeft: number | null;
            reason: string;
            reasonName: components["schemas"]["ListenReasonName"] | null;
            recordingCount: number;
            recordingId: string;
            requesterId: string;
            requesterName: string;
            state: "open" | "approved" | "rejected" | "withdrawn" | "expired";
            text: string;
        };
        /** ListenRequestPage */
        ListenRequestPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ListenRequest"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ListenRequestRecording */
        ListenRequestRecording: {
            agentName: string | null;
            callId: string;
            /** Format: date-time */
            callStartedAt: string;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            durationMs: number | null;
            isMarked: boolean;
            orgUnitName: string | null;
            playsLeft: number | null;
            recordingId: string;
        };
        /** LossReport */
        LossReport: {
            agentName: string | null;
            assetNumber: string | null;
            deviceId: string;
            deviceState: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
            lineNumber: string | null;
            lossReportId: string;
            model: string;
            reason: string | null;
            /** Format: date-time */
            reportedAt: string;
            reportedBy: string | null;
        };
        /** LossReportPage */
        LossReportPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["LossReport"][];
            nextCursor: string | null;
            total?: number;
        };
        /** Mark */
        Mark: {
            atMs: number;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            markId: string;
            text: string;
        };
        /** NotReadyReason */
        NotReadyReason: {
            code: string;
            limitMs: number | null;
            name: components["schemas"]["NotReadyReasonName"];
        };
        /** NotReadyReasonList */
        NotReadyReasonList: {
            items: components["schemas"]["NotReadyReason"][];
        };
        /** NotReadyReasonName */
        NotReadyReasonName: {
            en: string;
            ja: string;
            ko: string;
            zh: string;
        };
        /** OrgUnit */
        OrgUnit: {
            closedAt: string | null;
            kind: "branch" | "group" | "team";
            name: string;
            orgUnitId: string;
            parentId: string | null;
            path: string;
        };
        /** OrgUnitCounts */
        OrgUnitCounts: {
            items: {
                accounts: number;
                devices: number;
                orgUnitId: string;
            }[];
        };
        /** OrgUnitList */
        OrgUnitList: {
            items: components["schemas"]["OrgUnit"][];
        };
        /** OwnAccount */
        OwnAccount: {
            account: components["schemas"]["Account"];
            isSecondFactorForced: boolean;
            passkeys: components["schemas"]["Passkey"][];
            password: {
                expiresAt: string | null;
                policy: components["schemas"]["PasswordPolicy"];
                /** Format: date-time */
                setAt: string;
            };
            provider: components["schemas"]["Provider"] | null;
            recoveryCodesLeft: number;
            totp: {
                /** Format: date-time */
                createdAt: string;
                lastUsedAt: string | null;
            } | null;
        };
        /** OwnApiKey */
        OwnApiKey: {
            address: string;
            apiKeyId: string;
            authentication: "secret" | "signature" | "assertion";
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            name: string;
            networks: string[];
            orgUnitId: string | null;
            orgUnitName: string | null;
            origins: string[];
            permissions: ("public" | "self" | "audit:list" | "audit:export" | "reviews:list" | "reviews:conduct" | "reviews:countersign" | "reviews:export" | "settings:read" | "settings:change" | "organization:list" | "organization:change" | "accounts:list" | "accounts:change" | "accounts:reset" | "roles:manage" | "accounts:export" | "api_keys:manage" | "browser_tokens:issue" | "devices:list" | "devices:register" | "devices:change" | "devices:report_lost" | "devices:reset_app_lock" | "devices:export" | "device:connect" | "lines:list" | "lines:change" | "lines:export" | "consents:list" | "consents:publish" | "consents:export" | "forms:list" | "forms:fill" | "forms:approve" | "forms:seal" | "forms:export" | "customers:list" | "names:see" | "names:reveal" | "numbers:reveal" | "dispositions:list" | "calls:list" | "calls:export" | "text_messages:list" | "text_messages:resend" | "text_templates:list" | "text_templates:change" | "agents:list" | "agents:force_state" | "recordings:list" | "recordings:export" | "recordings:request_listen" | "recordings:approve_listen" | "recordings:listen" | "recordings:list_own_listens" | "recordings:view_alerts" | "recordings:mark" | "recordings:download" | "dialing:dial" | "dialing:cancel" | "dialing:list" | "monitoring:view" | "events:stream" | "system:observe" | "system:view" | "system:export")[];
            scope: "own" | "team" | "subtree" | "all";
        };
        /** OwnConsent */
        OwnConsent: {
            body: components["schemas"]["ConsentBody"];
            consentTextId: string;
            givenAt: string | null;
            isRequired: boolean;
            kind: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
            standing: "given" | "withdrawn" | "missing";
            title: components["schemas"]["ConsentTitle"];
            version: number;
            withdrawnAt: string | null;
        };
        /** OwnConsentList */
        OwnConsentList: {
            items: components["schemas"]["OwnConsent"][];
        };
        /** OwnRecording */
        OwnRecording: {
            callId: string;
            customerName: string | null;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            direction: "outbound" | "inbound";
            durationMs: number | null;
            isImportant: boolean;
            listening: "allowed" | "not_possible" | "refused";
            memo: string;
            recordingId: string;
            /** Format: date-time */
            startedAt: string;
            state: "expected" | "recording" | "sealed" | "stored" | "purged" | "missing" | "damaged";
        };
        /** OwnRecordingPage */
        OwnRecordingPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["OwnRecording"][];
            nextCursor: string | null;
            total?: number;
        };
        /** OwnSession */
        OwnSession: {
            address: string | null;
            /** Format: date-time */
            createdAt: string;
            isCurrent: boolean;
            /** Format: date-time */
            lastSeenAt: string;
            method: "password" | "provider";
            sessionId: string;
            userAgent: string | null;
        };
        /** OwnSessionList */
        OwnSessionList: {
            items: components["schemas"]["OwnSession"][];
        };
        /** OwnSignIn */
        OwnSignIn: {
            action: string;
            address: string | null;
            /** Format: date-time */
            at: string;
            isOnPhone: boolean;
            isRefused: boolean;
        };
        /** OwnSignInList */
        OwnSignInList: {
            items: components["schemas"]["OwnSignIn"][];
        };
        /** Passkey */
        Passkey: {
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            name: string;
            passkeyId: string;
        };
        /** PasskeyAssertion */
        PasskeyAssertion: {
            authenticatorAttachment?: string;
            clientExtensionResults: {
                [key: string]: unknown;
            };
            id: string;
            rawId: string;
            response: {
                authenticatorData: string;
                clientDataJSON: string;
                signature: string;
                userHandle?: string;
            };
            /** @enum {string} */
            type: "public-key";
        };
        /** PasskeyChallenge */
        PasskeyChallenge: {
            options: {
                [key: string]: unknown;
            };
        };
        /** PasskeyRegistration */
        PasskeyRegistration: {
            authenticatorAttachment?: string;
            clientExtensionResults: {
                [key: string]: unknown;
            };
            id: string;
            rawId: string;
            response: {
                attestationObject: string;
                authenticatorData?: string;
                clientDataJSON: string;
                publicKey?: string;
                publicKeyAlgorithm?: number;
                transports?: string[];
            };
            /** @enum {string} */
            type: "public-key";
        };
        /** PasswordPolicy */
        PasswordPolicy: {
            areSequencesRefused: boolean;
            classes: ("letter" | "digit" | "symbol")[];
            history: number;
            maxAgeDays: number;
            maxLength: number;
            minLength: number;
            name: "kr-financial-2018" | "asvs-2025";
            warnDays: number;
        };
        /** PendingCommands */
        PendingCommands: {
            commands: unknown[];
            serverTime: number;
        };
        /** PendingSignIn */
        PendingSignIn: {
            csrfToken: string;
            /** Format: date-time */
            expiresAt: string;
            loginId: string;
            name: string;
            passwordChangeReason: ("initial" | "expired") | null;
            passwordPolicy: components["schemas"]["PasswordPolicy"];
            secondFactors: ("totp" | "passkey" | "recovery_code")[];
            step: "second_factor" | "enrolment" | "password_change" | "continuation";
        };
        /** Problem */
        Problem: {
            code: string;
            detail?: string;
            instance?: string;
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** Provider */
        Provider: {
            companyId: string;
            name: string;
        };
        /** PublicJwk */
        PublicJwk: {
            alg?: string;
            crv?: string;
            e?: string;
            kty: string;
            n?: string;
            x?: string;
            y?: string;
        } & {
            [key: string]: unknown;
        };
        /** ReauthenticateRequest */
        ReauthenticateRequest: {
            /** @enum {string} */
            kind: "password";
            password: string;
        } | {
            code: string;
            /** @enum {string} */
            kind: "totp";
        } | {
            code: string;
            /** @enum {string} */
            kind: "recovery_code";
        } | {
            assertion: components["schemas"]["PasskeyAssertion"];
            /** @enum {string} */
            kind: "passkey";
        };
        /** Reauthentication */
        Reauthentication: {
            /** Format: date-time */
            dueAt: string;
        };
        /** Recording */
        Recording: {
            agentId: string | null;
            agentName: string | null;
            callId: string;
            captureMethod: ("voice_call" | "privileged" | "maker_file" | "microphone" | "virtual") | null;
            customerName: string | null;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            customerReference: string | null;
            deviceId: string;
            deviceSeq: number | null;
            direction: "outbound" | "inbound";
            durationMs: number | null;
            employeeNumber: string | null;
            endReason: ("normal" | "recovered" | "storage_full" | "capture_failed") | null;
            extension: string | null;
            isCustomerNameMasked: boolean;
            isMarked: boolean;
            listening: "allowed" | "must_request" | "requested" | "refused" | "not_possible";
            lostMs: number | null;
            media: ("amr" | "3gp" | "mp3" | "aac" | "mp4") | null;
            mode: "automatic" | "manual";
            orgUnitId: string | null;
            orgUnitName: string | null;
            recordingId: string;
            rendition: "none" | "pending" | "ready" | "failed" | "missing_tool";
            sizeBytes: number | null;
            /** Format: date-time */
            startedAt: string;
            state: "expected" | "recording" | "sealed" | "stored" | "purged" | "missing" | "damaged";
            storedAt: string | null;
            upload: components["schemas"]["RecordingUpload"] | null;
        };
        /** RecordingPage */
        RecordingPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["Recording"][];
            nextCursor: string | null;
            total?: number;
        };
        /** RecordingUpload */
        RecordingUpload: {
            faultCode: string | null;
            lengthBytes: number | null;
            offsetBytes: number;
            state: "receiving" | "verifying" | "stored" | "quarantined" | "expired";
            /** Format: date-time */
            updatedAt: string;
        };
        /** RegistrationChallenge */
        RegistrationChallenge: {
            challenge: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** RegistrationCode */
        RegistrationCode: {
            code: string;
            /** Format: date-time */
            expiresAt: string;
            registrationCodeId: string;
            secret: string;
        };
        /** RegistrationProgress */
        RegistrationProgress: {
            device: {
                deviceId: string;
                model: string;
                state: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
            } | null;
            state: "waiting" | "used" | "expired";
        };
        /** ReportsAcknowledged */
        ReportsAcknowledged: {
            acknowledgedSeq: number;
        };
        /** RevealedName */
        RevealedName: {
            name: string | null;
            reference: string | null;
        };
        /** RevealedNumber */
        RevealedNumber: {
            phoneNumber: string;
            text: string;
        };
        /** ReviewAddendum */
        ReviewAddendum: {
            addendumId: string;
            /** Format: date-time */
            at: string;
            auditEntryId: string;
            authorName: string;
            findingId: string | null;
            isFindingDone: boolean;
            sha256: string;
            text: string;
        };
        /** ReviewDetail */
        ReviewDetail: {
            addenda: components["schemas"]["ReviewAddendum"][];
            conclusion: string | null;
            /** Format: date-time */
            dueAt: string;
            entries: number;
            figures: components["schemas"]["ReviewFigures"];
            findingList: components["schemas"]["ReviewFinding"][];
            findings: number;
            /** Format: date-time */
            from: string;
            isOverdue: boolean;
            mayAddend: boolean;
            mayCountersign: boolean;
            mayEdit: boolean;
            mayTake: boolean;
            month: string;
            openFindings: number;
            result: ("clean" | "findings" | "serious") | null;
            returnReason: string | null;
            reviewerActs: number;
            reviewerId: string | null;
            reviewerName: string | null;
            reviewId: string;
            revision: number;
            signatures: components["schemas"]["ReviewSignature"][];
            signedAt: string | null;
            state: "open" | "in_review" | "countersigning" | "signed";
            /** Format: date-time */
            to: string;
        };
        /** ReviewFigures */
        ReviewFigures: {
            actions: {
                action: string;
                entries: number;
                kind: "login" | "view" | "listen" | "download" | "change" | "reveal" | "refusal";
            }[];
            administrators: {
                accountId: string;
                entries: number;
                name: string | null;
            }[];
            /** Format: date-time */
            countedAt: string;
            earlierMonths: string[];
            entries: number;
            figures: {
                entries: number;
                figure: "sign_in_failures" | "locks" | "refusals" | "reveals" | "listens" | "downloads" | "unexplained_downloads" | "outside_hours" | "permission_changes" | "administrator_changes" | "alarms";
            }[];
            kinds: {
                entries: number;
                kind: "login" | "view" | "listen" | "download" | "change" | "reveal" | "refusal";
            }[];
            lookers: {
                accountId: string;
                earlierAverage: number | null;
                entries: number;
                isUnusual: boolean;
                name: string | null;
            }[];
            outsideHours: {
                accountId: string;
                entries: number;
                name: string | null;
            }[];
            people: number;
        };
        /** ReviewFinding */
        ReviewFinding: {
            auditEntryIds: string[];
            findingId: string;
            measure: string | null;
            severity: "low" | "medium" | "high";
            state: "open" | "done";
            text: string;
        };
        /** ReviewPage */
        ReviewPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["ReviewSummary"][];
            nextCursor: string | null;
            total?: number;
        };
        /** ReviewSignature */
        ReviewSignature: {
            accountId: string;
            auditEntryId: string;
            isIntact: boolean | null;
            name: string;
            note: string | null;
            role: "reviewer" | "countersigner";
            sha256: string;
            /** Format: date-time */
            signedAt: string;
        };
        /** ReviewSummary */
        ReviewSummary: {
            /** Format: date-time */
            dueAt: string;
            entries: number;
            findings: number;
            /** Format: date-time */
            from: string;
            isOverdue: boolean;
            month: string;
            openFindings: number;
            result: ("clean" | "findings" | "serious") | null;
            reviewerName: string | null;
            reviewId: string;
            revision: number;
            signedAt: string | null;
            state: "open" | "in_review" | "countersigning" | "signed";
            /** Format: date-time */
            to: string;
        };
        /** Role */
        Role: {
            accountCount: number;
            changedAt: string | null;
            grants: components["schemas"]["Grants"];
            name: string | null;
            ownRoleId: string | null;
            role: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
            version: number | null;
        };
        /** RoleList */
        RoleList: {
            items: components["schemas"]["Role"][];
        };
        /** SecondFactorProof */
        SecondFactorProof: {
            code: string;
            /** @enum {string} */
            kind: "totp";
        } | {
            code: string;
            /** @enum {string} */
            kind: "recovery_code";
        } | {
            assertion: components["schemas"]["PasskeyAssertion"];
            /** @enum {string} */
            kind: "passkey";
        };
        /** Session */
        Session: {
            /** Format: date-time */
            absoluteExpiresAt: string;
            account: components["schemas"]["Account"];
            companyName: string;
            csrfToken: string;
            grants: components["schemas"]["Grants"];
            /** Format: date-time */
            idleExpiresAt: string;
            isDemo: boolean;
            missingTools: "ffmpeg"[];
            ownRoleName: string | null;
            passwordExpiresAt: string | null;
            permissions: ("public" | "self" | "audit:list" | "audit:export" | "reviews:list" | "reviews:conduct" | "reviews:countersign" | "reviews:export" | "settings:read" | "settings:change" | "organization:list" | "organization:change" | "accounts:list" | "accounts:change" | "accounts:reset" | "roles:manage" | "accounts:export" | "api_keys:manage" | "browser_tokens:issue" | "devices:list" | "devices:register" | "devices:change" | "devices:report_lost" | "devices:reset_app_lock" | "devices:export" | "device:connect" | "lines:list" | "lines:change" | "lines:export" | "consents:list" | "consents:publish" | "consents:export" | "forms:list" | "forms:fill" | "forms:approve" | "forms:seal" | "forms:export" | "customers:list" | "names:see" | "names:reveal" | "numbers:reveal" | "dispositions:list" | "calls:list" | "calls:export" | "text_messages:list" | "text_messages:resend" | "text_templates:list" | "text_templates:change" | "agents:list" | "agents:force_state" | "recordings:list" | "recordings:export" | "recordings:request_listen" | "recordings:approve_listen" | "recordings:listen" | "recordings:list_own_listens" | "recordings:view_alerts" | "recordings:mark" | "recordings:download" | "dialing:dial" | "dialing:cancel" | "dialing:list" | "monitoring:view" | "events:stream" | "system:observe" | "system:view" | "system:export")[];
            timeZone: string;
        };
        /** SettingCatalogue */
        SettingCatalogue: {
            items: components["schemas"]["SettingDefinition"][];
        };
        /** SettingChange */
        SettingChange: {
            actorName: string | null;
            /** Format: date-time */
            changedAt: string;
            level: "company" | "org_unit" | "device";
            reason: string | null;
            settingChangeId: string;
            targetId: string;
            targetName: string | null;
            undoesId: string | null;
            undoneById: string | null;
            values: {
                after?: unknown;
                before?: unknown;
                key: string;
            }[];
            version: number;
        };
        /** SettingChangePage */
        SettingChangePage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["SettingChange"][];
            nextCursor: string | null;
            total?: number;
        };
        /** SettingChangePreview */
        SettingChangePreview: {
            agents: number;
            changes: {
                after: unknown;
                agents: number;
                before: unknown;
                devices: number;
                key: string;
                orgUnits: number;
                overriddenBelow: number;
                overrides: {
                    level: "company" | "org_unit" | "device";
                    name: string;
                    targetId: string;
                    value: unknown;
                }[];
            }[];
            devices: number;
            orgUnits: number;
            version: number;
        };
        /** SettingDefinition */
        SettingDefinition: {
            default: unknown;
            featureIds: string[];
            group: string;
            help: components["schemas"]["TextInFourLanguages"];
            isNullable: boolean;
            isOnHandset: boolean;
            isSecurity: boolean;
            key: string;
            kind: "boolean" | "integer" | "choice" | "choices" | "text" | "texts" | "not_ready_reasons" | "listen_reasons" | "listen_rules" | "inbound_rules";
            levels: ("company" | "org_unit" | "device")[];
            maximum: number | null;
            maxItems: number | null;
            maxLength: number | null;
            minimum: number | null;
            name: components["schemas"]["TextInFourLanguages"];
            options: {
                name: components["schemas"]["TextInFourLanguages"];
                value: string;
            }[];
            pattern: string | null;
            unit: ("ms" | "days" | "percent" | "bytes" | "characters") | null;
        };
        /** SettingOrigin */
        SettingOrigin: {
            level: "default" | "company" | "org_unit" | "device";
            name: string | null;
            targetId: string | null;
        };
        /** SettingReceipt */
        SettingReceipt: {
            agentName: string | null;
            appliedAt: string | null;
            appliedVersion: number | null;
            deviceId: string;
            lastHeartbeatAt: string | null;
            lineNumber: string | null;
            model: string;
            orgUnitId: string | null;
            state: "applied" | "waiting" | "offline" | "not_possible";
            unapplied: string[];
            wantedVersion: number;
        };
        /** SettingReceiptCounts */
        SettingReceiptCounts: {
            applied: number;
            not_possible: number;
            offline: number;
            waiting: number;
        };
        /** SettingReceiptPage */
        SettingReceiptPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["SettingReceipt"][];
            nextCursor: string | null;
            total?: number;
        };
        /** SettingsAtTarget */
        SettingsAtTarget: {
            items: {
                inherited: unknown;
                key: string;
                origin: components["schemas"]["SettingOrigin"];
                overriddenBelow: number;
                value: unknown;
            }[];
            level: "company" | "org_unit" | "device";
            name: string;
            targetId?: string;
            version: number;
        };
        /** SignInOptions */
        SignInOptions: {
            isLocalOpen: boolean;
            providers: components["schemas"]["Provider"][];
        };
        /** SystemChange */
        SystemChange: {
            action: string;
            actorKind: string;
            actorName: string | null;
            /** Format: date-time */
            at: string;
            auditEntryId: string;
            objectId: string | null;
            objectKind: string;
            reason: string | null;
            values: {
                after?: unknown;
                before?: unknown;
                key: string;
            }[];
        };
        /** SystemChangePage */
        SystemChangePage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["SystemChange"][];
            nextCursor: string | null;
            total?: number;
        };
        /** SystemError */
        SystemError: {
            /** Format: date-time */
            at: string;
            errorCode: string | null;
            errorType: string | null;
            message: string;
            node: string;
            places: string[];
            requestId: string | null;
            systemErrorId: string;
        };
        /** SystemErrorPage */
        SystemErrorPage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["SystemError"][];
            nextCursor: string | null;
            total?: number;
        };
        /** SystemFact */
        SystemFact: {
            at: string | null;
            level: "ok" | "warn" | "bad" | "off";
            name: "database" | "disk" | "memory" | "certificate" | "jobs" | "outbox" | "audit_log" | "audit_sink" | "transport_key" | "push" | "ffmpeg";
            of: string | null;
            state: "fine" | "low" | "late" | "dead_jobs" | "ending_soon" | "ended" | "failing" | "waiting" | "old" | "missing" | "not_set_up" | "unknown";
            values: {
                [key: string]: string | number;
            };
        };
        /** SystemStatus */
        SystemStatus: {
            facts: components["schemas"]["SystemFact"][];
            node: string;
            nodeVersion: string;
            /** Format: date-time */
            now: string;
            /** Format: date-time */
            startedAt: string;
            version: string;
        };
        /** TextInFourLanguages */
        TextInFourLanguages: {
            en: string;
            ja: string;
            ko: string;
            zh: string;
        };
        /** TextMessage */
        TextMessage: {
            agentId: string | null;
            agentName: string | null;
            body: string | null;
            callId: string;
            customerName: string | null;
            customerNumber: {
                isMasked: boolean;
                last4: string;
                text: string;
            };
            customerReference: string | null;
            fault: ("no_service" | "radio_off" | "not_permitted" | "limit_exceeded" | "failed" | "unconfirmed" | "phone_unreachable") | null;
            isCustomerNameMasked: boolean;
            lineNumber: string | null;
            /** Format: date-time */
            orderedAt: string;
            orgUnitId: string | null;
            orgUnitName: string | null;
            parts: number | null;
            resendsId: string | null;
            settledAt: string | null;
            state: "ordered" | "sent" | "failed" | "withheld";
            templateVersion: number | null;
            textMessageId: string;
            textTemplateId: string | null;
            withheldReason: ("no_template" | "no_number" | "not_mobile" | "interval" | "budget" | "quiet_hours" | "too_long") | null;
        };
        /** TextMessagePage */
        TextMessagePage: {
            isTotalCapped?: boolean;
            items: components["schemas"]["TextMessage"][];
            nextCursor: string | null;
            total?: number;
        };
        /** TextTemplate */
        TextTemplate: {
            body: string;
            bytes: number;
            /** Format: date-time */
            changedAt: string;
            changedBy: string | null;
            form: ("sms" | "lms") | null;
            isAdvertising: boolean;
            level: "company" | "org_unit" | "line";
            name: string;
            parts: number;
            targetId: string | null;
            targetName: string;
            textTemplateId: string;
            version: number;
        };
        /** TextTemplateList */
        TextTemplateList: {
            items: components["schemas"]["TextTemplate"][];
        };
        /** TextTemplateVersion */
        TextTemplateVersion: {
            body: string;
            /** Format: date-time */
            changedAt: string;
            changedBy: string | null;
            isAdvertising: boolean;
            name: string;
            version: number;
        };
        /** TextTemplateVersions */
        TextTemplateVersions: {
            items: components["schemas"]["TextTemplateVersion"][];
        };
        /** TotpSecret */
        TotpSecret: {
            secret: string;
            uri: string;
        };
        /** Trace */
        Trace: {
            callId: string;
            dialRequestId: string | null;
            steps: {
                at: string | null;
                isFailed: boolean;
                note: string | null;
                step: "accepted" | "rule_checked" | "pushed" | "receipt" | "dialed" | "rang" | "connected" | "recorded" | "ended" | "sealed" | "uploaded" | "verified";
                tookMs: number | null;
                waitedFor: "crm" | "server" | "push" | "phone" | "network" | "customer" | "agent";
            }[];
        };
    };
    responses: {
        /** @description `accounts.api_key_not_found` */
        "accounts.api_key_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.deactivated` */
        "accounts.deactivated": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.not_found` */
        "accounts.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.passkeys_unavailable` */
        "accounts.passkeys_unavailable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.password_refused` */
        "accounts.password_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.permission_not_grantable` */
        "accounts.permission_not_grantable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.phone_number_invalid` */
        "accounts.phone_number_invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.role_not_found` */
        "accounts.role_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.second_factor_forced` */
        "accounts.second_factor_forced": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.second_factor_not_found` */
        "accounts.second_factor_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `accounts.sign_in_expired` */
        "accounts.sign_in_expired": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `agents.not_found` */
        "agents.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `agents.signed_in_elsewhere` */
        "agents.signed_in_elsewhere": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `agents.transition_refused` */
        "agents.transition_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.csrf_invalid` */
        "auth.csrf_invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.csrf_invalid`, `accounts.locked` */
        "auth.csrf_invalid-accounts.locked": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.csrf_invalid`, `accounts.second_factor_refused` */
        "auth.csrf_invalid-accounts.second_factor_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden` */
        "auth.forbidden": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `accounts.network_refused` */
        "auth.forbidden-accounts.network_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `accounts.network_refused`, `accounts.reauthentication_required` */
        "auth.forbidden-accounts.network_refused-accounts.reauthentication_required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `accounts.reauthentication_required` */
        "auth.forbidden-accounts.reauthentication_required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `accounts.reauthentication_required`, `accounts.more_rights` */
        "auth.forbidden-accounts.reauthentication_required-accounts.more_rights": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `accounts.reauthentication_required`, `accounts.own_rights` */
        "auth.forbidden-accounts.reauthentication_required-accounts.own_rights": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `accounts.second_factor_refused` */
        "auth.forbidden-accounts.second_factor_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `devices.not_active` */
        "auth.forbidden-devices.not_active": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `devices.not_active`, `accounts.reauthentication_required` */
        "auth.forbidden-devices.not_active-accounts.reauthentication_required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `recordings.own_call` */
        "auth.forbidden-recordings.own_call": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.forbidden`, `reviews.not_the_reviewer` */
        "auth.forbidden-reviews.not_the_reviewer": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.required` */
        "auth.required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.required`, `accounts.api_key_expired`, `accounts.signature_refused` */
        "auth.required-accounts.api_key_expired-accounts.signature_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.required`, `accounts.sign_in_refused` */
        "auth.required-accounts.sign_in_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.required`, `devices.proof_invalid`, `devices.proof_nonce_required` */
        "auth.required-devices.proof_invalid-devices.proof_nonce_required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `auth.required`, `devices.proof_invalid`, `devices.proof_nonce_required`, `accounts.sign_in_refused` */
        "auth.required-devices.proof_invalid-devices.proof_nonce_required-accounts.sign_in_refused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `calls.not_found` */
        "calls.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `consents.not_a_draft` */
        "consents.not_a_draft": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `consents.text_not_found` */
        "consents.text_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `customers.reveal_reason_required` */
        "customers.reveal_reason_required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `devices.not_found` */
        "devices.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `devices.state_conflict` */
        "devices.state_conflict": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dialing.request_not_found` */
        "dialing.request_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `exports.too_many_rows` */
        "exports.too_many_rows": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forms.not_found` */
        "forms.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forms.state_conflict`, `forms.changed_meanwhile` */
        "forms.state_conflict-forms.changed_meanwhile": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forms.values_invalid` */
        "forms.values_invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `lines.not_found` */
        "lines.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `organization.not_found` */
        "organization.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `organization.too_deep`, `organization.kind_order` */
        "organization.too_deep-organization.kind_order": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `recordings.listen_request_not_found` */
        "recordings.listen_request_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `recordings.not_found` */
        "recordings.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `recordings.not_stored` */
        "recordings.not_stored": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `recordings.range_not_satisfiable` */
        "recordings.range_not_satisfiable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `recordings.rendition_not_ready` */
        "recordings.rendition_not_ready": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.headers_too_large` */
        "request.headers_too_large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.idempotency_key_in_use` */
        "request.idempotency_key_in_use": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.idempotency_key_in_use`, `recordings.not_stored`, `recordings.listen_already_requested` */
        "request.idempotency_key_in_use-recordings.not_stored-recordings.listen_already_requested": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.idempotency_key_reused` */
        "request.idempotency_key_reused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.invalid` */
        "request.invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.invalid`, `request.cursor_invalid` */
        "request.invalid-request.cursor_invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.invalid`, `request.idempotency_key_missing` */
        "request.invalid-request.idempotency_key_missing": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.too_large` */
        "request.too_large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.too_many` */
        "request.too_many": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.too_many`, `accounts.sign_in_throttled` */
        "request.too_many-accounts.sign_in_throttled": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.too_many`, `customers.too_many_number_searches` */
        "request.too_many-customers.too_many_number_searches": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.too_many`, `customers.too_many_reveals` */
        "request.too_many-customers.too_many_reveals": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request.unsupported_media_type` */
        "request.unsupported_media_type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `reviews.not_found` */
        "reviews.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `reviews.not_found`, `reviews.finding_not_found` */
        "reviews.not_found-reviews.finding_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `reviews.state_conflict`, `reviews.changed_meanwhile` */
        "reviews.state_conflict-reviews.changed_meanwhile": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `server.busy` */
        "server.busy": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `settings.target_not_found` */
        "settings.target_not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `text_templates.not_found` */
        "text_templates.not_found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The own account: password, second factors, recovery codes left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accountIds: string[];
                    /** @enum {string} */
                    act: "move";
                    orgUnitId: string;
                } | {
                    accountIds: string[];
                    /** @enum {string} */
                    act: "deactivate";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Moves or deactivates many accounts (ADM-3, INT-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsChanged"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["organization.not_found"];
            /** @description `organization.closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    importAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    createsUnits: boolean;
                    file: string;
                    mode: "all" | "good_rows";
                    /** @default false */
                    updatesAccounts?: boolean;
                };
            };
        };
        responses: {
            /** @description Makes the accounts of a file, all or the good rows; initial passwords are told this once (ADM-3, INT-5) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedAccounts"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `accounts.import_unreadable`, `accounts.import_faulty` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    previewAccountImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    createsUnits: boolean;
                    file: string;
                    /** @default false */
                    updatesAccounts?: boolean;
                };
            };
        };
        responses: {
            /** @description What an import would do, with every bad cell and its reason; nothing is written (ADM-3, INT-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountImportPreview"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `accounts.import_unreadable` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getAccountImportTemplate: {
        parameters: {
            query: {
                format: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An empty file with the columns that an import reads (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listOwnConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The published texts, and what the caller said to them (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnConsentList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    withdrawOwnConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes the own consent back; without a required one the own phone does not dial (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnConsentList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            /** @description `consents.not_given` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    requestPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A challenge to make a passkey */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            409: components["responses"]["accounts.passkeys_unavailable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    registration: components["schemas"]["PasskeyRegistration"];
                };
            };
        };
        responses: {
            /** @description A passkey that the browser has made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledSecondFactor"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.second_factor_refused"];
            409: components["responses"]["accounts.passkeys_unavailable"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a passkey off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["accounts.second_factor_not_found"];
            409: components["responses"]["accounts.second_factor_forced"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeOwnPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description A new password; all other sessions end, this one gets a new token (SEC-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.sign_in_refused"];
            /** @description `auth.forbidden`, `accounts.locked` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.password_refused"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ten new recovery codes, shown this once; the earlier ones are worth nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledSecondFactor"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["accounts.second_factor_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listOwnSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last sign-ins and attempts at the own account, at most 20 (SEC-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSignInList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A secret for an authenticator app; it replaces an earlier one once confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take the authenticator app off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["accounts.second_factor_not_found"];
            409: components["responses"]["accounts.second_factor_forced"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The first code of a new authenticator app */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledSecondFactor"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.second_factor_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                orgUnitId?: string;
                ownRoleId?: string;
                role?: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
                search?: string;
                state?: "active" | "locked" | "deactivated";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts in the caller’s scope (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    birthOn?: string | null;
                    carrier?: string | null;
                    employeeNumber?: string | null;
                    extension?: string | null;
                    loginId: string;
                    name: string;
                    orgUnitId: string;
                    phoneNumber?: string | null;
                    role: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
                };
            };
        };
        responses: {
            /** @description An account with an initial password, which is shown this once (ADM-3) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithPassword"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            /** @description `auth.forbidden`, `accounts.network_refused`, `accounts.reauthentication_required`, `accounts.role_not_grantable` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["organization.not_found"];
            /** @description `organization.closed`, `accounts.login_id_taken`, `accounts.employee_number_taken`, `accounts.extension_taken`, `accounts.phone_number_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.phone_number_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One account (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["accounts.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    birthOn?: string | null;
                    carrier?: string | null;
                    employeeNumber?: string | null;
                    extension?: string | null;
                    loginId?: string;
                    name?: string;
                    orgUnitId?: string;
                    phoneNumber?: string | null;
                    role?: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
                };
            };
        };
        responses: {
            /** @description Changes what is told of a person; another role or login id ends their sessions (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            /** @description `auth.forbidden`, `accounts.network_refused`, `accounts.role_not_grantable`, `accounts.more_rights` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.not_found`, `accounts.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.closed`, `accounts.login_id_taken`, `accounts.employee_number_taken`, `accounts.extension_taken`, `accounts.phone_number_taken`, `accounts.own_account`, `accounts.deactivated` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.phone_number_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    deactivateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Somebody leaves: sessions, tokens and pending dials end at once, line and phone are free, history stays (INT-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            /** @description `auth.forbidden`, `accounts.network_refused`, `accounts.more_rights` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["accounts.not_found"];
            /** @description `accounts.own_account`, `accounts.deactivated` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    assignOwnRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ownRoleId: string | null;
                };
            };
        };
        responses: {
            /** @description Give somebody an own role made from the role that they have, or take it off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required-accounts.own_rights"];
            /** @description `accounts.not_found`, `accounts.role_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `accounts.role_not_fitting` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An initial password for somebody who is locked out, shown this once (ADM-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitialPassword"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required-accounts.more_rights"];
            404: components["responses"]["accounts.not_found"];
            409: components["responses"]["accounts.deactivated"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    reactivateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody comes back, with an initial password that is shown this once (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithPassword"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            /** @description `auth.forbidden`, `accounts.network_refused`, `accounts.reauthentication_required`, `accounts.more_rights` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["accounts.not_found"];
            /** @description `accounts.not_deactivated`, `organization.closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    resetSecondFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take off every second factor of somebody who lost them (SEC-15) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required-accounts.more_rights"];
            404: components["responses"]["accounts.not_found"];
            409: components["responses"]["accounts.deactivated"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        orgUnitId?: string;
                        ownRoleId?: string;
                        role?: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
                        search?: string;
                        state?: "active" | "locked" | "deactivated";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of accounts as a file (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listAgents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                orgUnitId?: string;
                search?: string;
                state?: "logged_out" | "available" | "in_call" | "wrap_up" | "not_ready";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Agents with their state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One agent with its state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["agents.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    forceAgentState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    notReadyReason?: string;
                    state: "available" | "not_ready" | "logged_out";
                };
            };
        };
        responses: {
            /** @description A manager changes an agent’s state; in a call it waits for the end (MON-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["agents.not_found"];
            409: components["responses"]["agents.transition_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `agents.unknown_reason` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act: "revoke" | "set_end";
                    apiKeyIds: string[];
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Revoke many keys, or have them end at another time (INT-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeysChanged"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                authentication?: "secret" | "signature" | "assertion";
                cursor?: string;
                limit?: number;
                search?: string;
                state?: "active" | "expired" | "revoked";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keys of CRMs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authentication?: "secret" | "signature" | "assertion";
                    expiresAt?: string | null;
                    name: string;
                    networks?: string[];
                    orgUnitId: string | null;
                    origins: string[];
                    permissions: ("public" | "self" | "audit:list" | "audit:export" | "reviews:list" | "reviews:conduct" | "reviews:countersign" | "reviews:export" | "settings:read" | "settings:change" | "organization:list" | "organization:change" | "accounts:list" | "accounts:change" | "accounts:reset" | "roles:manage" | "accounts:export" | "api_keys:manage" | "browser_tokens:issue" | "devices:list" | "devices:register" | "devices:change" | "devices:report_lost" | "devices:reset_app_lock" | "devices:export" | "device:connect" | "lines:list" | "lines:change" | "lines:export" | "consents:list" | "consents:publish" | "consents:export" | "forms:list" | "forms:fill" | "forms:approve" | "forms:seal" | "forms:export" | "customers:list" | "names:see" | "names:reveal" | "numbers:reveal" | "dispositions:list" | "calls:list" | "calls:export" | "text_messages:list" | "text_messages:resend" | "text_templates:list" | "text_templates:change" | "agents:list" | "agents:force_state" | "recordings:list" | "recordings:export" | "recordings:request_listen" | "recordings:approve_listen" | "recordings:listen" | "recordings:list_own_listens" | "recordings:view_alerts" | "recordings:mark" | "recordings:download" | "dialing:dial" | "dialing:cancel" | "dialing:list" | "monitoring:view" | "events:stream" | "system:observe" | "system:view" | "system:export")[];
                    publicJwk?: components["schemas"]["PublicJwk"];
                };
            };
        };
        responses: {
            /** @description A key for a CRM; its secret is shown once (INT-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecret"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["organization.not_found"];
            409: components["responses"]["request.idempotency_key_in_use"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `accounts.permission_not_grantable`, `accounts.public_key_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a key useless at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["accounts.api_key_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expiresAt?: string | null;
                    name?: string;
                    networks?: string[];
                    orgUnitId?: string | null;
                    origins?: string[];
                    permissions?: ("public" | "self" | "audit:list" | "audit:export" | "reviews:list" | "reviews:conduct" | "reviews:countersign" | "reviews:export" | "settings:read" | "settings:change" | "organization:list" | "organization:change" | "accounts:list" | "accounts:change" | "accounts:reset" | "roles:manage" | "accounts:export" | "api_keys:manage" | "browser_tokens:issue" | "devices:list" | "devices:register" | "devices:change" | "devices:report_lost" | "devices:reset_app_lock" | "devices:export" | "device:connect" | "lines:list" | "lines:change" | "lines:export" | "consents:list" | "consents:publish" | "consents:export" | "forms:list" | "forms:fill" | "forms:approve" | "forms:seal" | "forms:export" | "customers:list" | "names:see" | "names:reveal" | "numbers:reveal" | "dispositions:list" | "calls:list" | "calls:export" | "text_messages:list" | "text_messages:resend" | "text_templates:list" | "text_templates:change" | "agents:list" | "agents:force_state" | "recordings:list" | "recordings:export" | "recordings:request_listen" | "recordings:approve_listen" | "recordings:listen" | "recordings:list_own_listens" | "recordings:view_alerts" | "recordings:mark" | "recordings:download" | "dialing:dial" | "dialing:cancel" | "dialing:list" | "monitoring:view" | "events:stream" | "system:observe" | "system:view" | "system:export")[];
                };
            };
        };
        responses: {
            /** @description Change what a key may do, from where, and how long; it holds at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            /** @description `accounts.api_key_not_found`, `organization.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.permission_not_grantable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    endPreviousSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End the secret of before the rotation at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["accounts.api_key_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overlapSeconds: number;
                    publicJwk?: components["schemas"]["PublicJwk"];
                };
            };
        };
        responses: {
            /** @description A new secret or public key; the one of before goes on working for a while */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecret"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["accounts.api_key_not_found"];
            409: components["responses"]["request.idempotency_key_in_use"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `accounts.public_key_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        authentication?: "secret" | "signature" | "assertion";
                        search?: string;
                        state?: "active" | "expired" | "revoked";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of keys as a file, without their secrets (INT-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getOwnApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What this key may do, and how the server sees it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnApiKey"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                address?: string;
                auditEntryId?: string;
                cursor?: string;
                figure?: "sign_in_failures" | "locks" | "refusals" | "reveals" | "listens" | "downloads" | "unexplained_downloads" | "outside_hours" | "permission_changes" | "administrator_changes" | "alarms";
                from?: string;
                kind?: "login" | "view" | "listen" | "download" | "change" | "reveal" | "refusal";
                limit?: number;
                objectId?: string;
                subjectReference?: string;
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Usage history (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportAuditEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        action?: string;
                        actorId?: string;
                        address?: string;
                        auditEntryId?: string;
                        figure?: "sign_in_failures" | "locks" | "refusals" | "reveals" | "listens" | "downloads" | "unexplained_downloads" | "outside_hours" | "permission_changes" | "administrator_changes" | "alarms";
                        /** Format: date-time */
                        from?: string;
                        kind?: "login" | "view" | "listen" | "download" | "change" | "reveal" | "refusal";
                        objectId?: string;
                        subjectReference?: string;
                        /** Format: date-time */
                        to?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Usage history as a file (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    watchBoard: {
        parameters: {
            query?: {
                orgUnitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The live board as server-sent events (MON-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["BoardEvent"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createBrowserToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent: components["schemas"]["AgentReference"];
                };
            };
        };
        responses: {
            /** @description A 10-minute token for one agent’s dial button (decision 13) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserToken"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["agents.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                agentId?: string;
                coverage?: "covered" | "partial" | "missing" | "not_required" | "excused";
                cursor?: string;
                direction?: "outbound" | "inbound";
                dispositionCode?: string;
                from?: string;
                limit?: number;
                number?: string;
                orgUnitId?: string;
                outcome?: "connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown";
                to?: string;
                trailingDigits?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Calls, newest first (ADM-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many-customers.too_many_number_searches"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One call */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["calls.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    recordDisposition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description The agent’s answer to a call, from the CRM (CTC-4); the last one stands, each is audited */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDisposition"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["calls.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `dispositions.unknown_code` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    revealCallName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Show a masked name and reference of a customer; leaves a trace (SEC-12) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedName"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["calls.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["customers.reveal_reason_required"];
            429: components["responses"]["request.too_many-customers.too_many_reveals"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    revealCallNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Show a masked number; leaves a trace (SEC-12) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedNumber"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["calls.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["customers.reveal_reason_required"];
            429: components["responses"]["request.too_many-customers.too_many_reveals"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getCallTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where did my call go? (CTC-9) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["calls.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        agentId?: string;
                        coverage?: "covered" | "partial" | "missing" | "not_required" | "excused";
                        direction?: "outbound" | "inbound";
                        dispositionCode?: string;
                        /** Format: date-time */
                        from?: string;
                        number?: string;
                        orgUnitId?: string;
                        outcome?: "connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown";
                        /** Format: date-time */
                        to?: string;
                        trailingDigits?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of calls as a file (ADM-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many-customers.too_many_number_searches"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getCompanySeal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company’s seal as it is printed on approved forms (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySealAnswer"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeCompanySeal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    png: string;
                };
            };
        };
        responses: {
            /** @description Sets the company’s seal: a PNG of 256 KiB and 2,000 pixels a side at most (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySealAnswer"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `forms.seal_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    deleteCompanySeal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes the seal away (DIS-5) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listConsentDecisions: {
        parameters: {
            query?: {
                accountId?: string;
                consentTextId?: string;
                cursor?: string;
                decision?: "given" | "withdrawn";
                limit?: number;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who agreed to or withdrew what, when, on which phone; newest first (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentDecisionPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportConsentDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        accountId?: string;
                        consentTextId?: string;
                        decision?: "given" | "withdrawn";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The same list as a file (ADM-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listConsentTexts: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
                limit?: number;
                state?: "draft" | "published" | "superseded" | "retired";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Texts that people agree to: every version, newest first, with how many have (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    draftConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: components["schemas"]["ConsentBody"];
                    isRequired: boolean;
                    kind: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
                    title: components["schemas"]["ConsentTitle"];
                };
            };
        };
        responses: {
            /** @description Begins a version (DIS-4) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version with its words in four languages (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    deleteConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Throws a draft away (DIS-4) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            409: components["responses"]["consents.not_a_draft"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body?: components["schemas"]["ConsentBody"];
                    isRequired?: boolean;
                    title?: components["schemas"]["ConsentTitle"];
                };
            };
        };
        responses: {
            /** @description Changes a draft; what is published never changes (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            409: components["responses"]["consents.not_a_draft"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listConsentPeople: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                orgUnitId?: string;
                search?: string;
                standing?: "given" | "withdrawn" | "missing";
                withTotal?: boolean;
            };
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Agents, and where each stands with a text: given, withdrawn or missing (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPersonPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportConsentPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        orgUnitId?: string;
                        search?: string;
                        standing?: "given" | "withdrawn" | "missing";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Where each agent stands with a text, as a file (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["consents.text_not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    publishConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Publishes a draft as the next version of its kind; phones ask their agents at once (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            /** @description `consents.not_a_draft`, `consents.published_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `consents.text_incomplete` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    retireConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consentTextId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asks nobody for a published text any more (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["consents.text_not_found"];
            /** @description `consents.not_published` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportConsentTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        kind?: "terms_of_use" | "personal_data" | "recording_notice" | "device_management";
                        state?: "draft" | "published" | "superseded" | "retired";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of texts as a file (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                number?: string;
                reference?: string;
                trailingDigits?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Customers known from calls and requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many-customers.too_many_number_searches"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act: "approve" | "suspend" | "resume";
                    deviceIds: string[];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Approves, suspends or resumes many phones (DIS-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicesChanged"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createRegistrationChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A nonce that a phone signs to show that it has its key now (SEC-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationChallenge"];
                };
            };
            400: components["responses"]["request.invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createRegistrationCode: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agentId?: string;
                    /** @default false */
                    isPreapproved?: boolean;
                    lineId?: string;
                    note?: string;
                    orgUnitId?: string;
                };
            };
        };
        responses: {
            /** @description A single-use code for registering one phone (SEC-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationCode"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `lines.not_found`, `agents.not_found`, `organization.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request.idempotency_key_in_use"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getRegistrationCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registrationCodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Has the phone come (SEC-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationProgress"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `devices.registration_code_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    registerDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appVersion: string;
                    assetNumber?: string;
                    attestation?: string[];
                    challenge: string;
                    code: string;
                    model: string;
                    osVersion: string;
                    proof: string;
                    publicKey: string;
                };
            };
        };
        responses: {
            /** @description First start of a phone: code and key proof (SEC-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceRegistration"];
                };
            };
            400: components["responses"]["request.invalid"];
            /** @description `devices.registration_code_invalid`, `devices.challenge_invalid`, `devices.key_proof_invalid` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `devices.key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.too_many`, `devices.registration_throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    reportWiped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    commandId: string;
                    deviceId: string;
                    proof: string;
                    recordings: number;
                    unsentReports: number;
                };
            };
        };
        responses: {
            /** @description A phone says that it has erased everything, in words that it signed while it still had its key (MON-3) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            /** @description `devices.wipe_unknown` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listDevices: {
        parameters: {
            query?: {
                cursor?: string;
                isConnected?: boolean;
                limit?: number;
                orgUnitId?: string;
                search?: string;
                state?: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phones and what they last said of themselves (MON-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicePage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One phone (MON-1, MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    resetAppLock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Has the phone forget the PIN of its app lock; the agent shows the password and chooses another (SEC-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            409: components["responses"]["devices.state_conflict"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listDeviceChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a phone came into its state, newest first, 200 at most (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceHistory"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act: "approve" | "suspend" | "resume" | "reset" | "find";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Approves, suspends, resumes or resets a phone, or takes back one that was found (DIS-2, ADM-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            409: components["responses"]["devices.state_conflict"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    reportDeviceLost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Blocks a lost phone at once, ends its agent’s session, revokes its key and orders the wipe (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            409: components["responses"]["devices.state_conflict"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    replaceDevice: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description For who changes phones: the old one’s key is useless at once, and a code lets the new one take its agent and number (ADM-4) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationCode"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            /** @description `request.idempotency_key_in_use`, `devices.state_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        isConnected?: boolean;
                        orgUnitId?: string;
                        search?: string;
                        state?: "pending" | "active" | "suspended" | "lost" | "replaced" | "wiped";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of phones as a file (ADM-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listDialRequests: {
        parameters: {
            query?: {
                agentId?: string;
                cursor?: string;
                customerReference?: string;
                from?: string;
                limit?: number;
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Dial history (CTC-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialRequestPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createDialRequest: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent?: components["schemas"]["AgentReference"];
                    customerName?: string;
                    customerReference?: string;
                    note?: string;
                    phoneNumber: string;
                    purpose?: "marketing" | "collection" | "service" | "contract";
                };
            };
        };
        responses: {
            /** @description Make the agent’s phone dial (CTC-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialRequest"];
                };
            };
            /** @description `request.invalid`, `request.idempotency_key_missing`, `dialing.agent_required` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["agents.not_found"];
            /** @description `request.idempotency_key_in_use`, `dialing.agent_logged_out`, `dialing.agent_in_call`, `dialing.agent_in_wrap_up`, `dialing.agent_not_ready`, `dialing.agent_reserved`, `dialing.device_not_connected`, `dialing.recording_not_ready`, `dialing.consent_missing` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `dialing.number_invalid`, `dialing.number_emergency`, `dialing.number_foreign` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getDialRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialRequestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One dial request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialRequest"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["dialing.request_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    cancelDialRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dialRequestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a request back; a ringing phone hangs up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialRequest"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["dialing.request_not_found"];
            /** @description `dialing.not_cancelable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listDispositions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company’s disposition codes (CTC-7) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispositionList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                kinds?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events as they happen (server-sent events, resumable with Last-Event-ID), scoped to the caller (INT-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `integrations.event_too_old` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listForms: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "usage_application" | "personal_data_consent";
                limit?: number;
                state?: "draft" | "waiting" | "approved" | "rejected" | "canceled";
                toDecide?: boolean;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Application and personal-data forms, newest first (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "usage_application" | "personal_data_consent";
                    subjectAccountId?: string;
                    values: components["schemas"]["FormValues"];
                };
            };
        };
        responses: {
            /** @description Begins a form, for oneself or for somebody within reach (DIS-5) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["accounts.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["forms.values_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A form as it was filled in, with every decision (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["forms.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                    values: components["schemas"]["FormValues"];
                };
            };
        };
        responses: {
            /** @description Fills in a draft, or a form that was rejected (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["forms.not_found"];
            409: components["responses"]["forms.state_conflict-forms.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["forms.values_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    cancelForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Takes a form back (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["forms.not_found"];
            409: components["responses"]["forms.state_conflict-forms.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    decideForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: "approved" | "rejected";
                    reason?: string;
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Approves the next step, or rejects with a reason; never the own form (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `forms.may_not_decide`, `forms.own_form` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["forms.not_found"];
            409: components["responses"]["forms.state_conflict-forms.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `forms.reason_required` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    printForm: {
        parameters: {
            query?: {
                language?: "ko" | "en";
            };
            header?: never;
            path: {
                formId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form as PDF, in Korean or English, with the company’s seal once it is approved (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["forms.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    submitForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Hands a form in; from the first step on, with the steps that are set now (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["forms.not_found"];
            409: components["responses"]["forms.state_conflict-forms.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["forms.values_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        kind?: "usage_application" | "personal_data_consent";
                        state?: "draft" | "waiting" | "approved" | "rejected" | "canceled";
                        toDecide?: boolean;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of forms as a file (DIS-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    fetchCommands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Commands without a receipt, after a wake-up push (CTC-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingCommands"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            403: components["responses"]["auth.forbidden-devices.not_active"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listHandsetConsentTexts: {
        parameters: {
            query: {
                consentTextIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The words of published texts, for a phone that does not have them yet (DIS-4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandsetConsentTextList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            403: components["responses"]["auth.forbidden-devices.not_active"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    readOwnListenContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "mp3" | "peaks" | "sealed";
                listenGrantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sealed bytes under a live grant of the phone (Range is served) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Sealed bytes under a live grant of the phone (Range is served) */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            /** @description `auth.forbidden`, `devices.not_active`, `accounts.reauthentication_required`, `recordings.listen_expired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["recordings.rendition_not_ready"];
            416: components["responses"]["recordings.range_not_satisfiable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    handsetChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loginId: string;
                    newPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description A new password in place of an initial or expired one, and the sign-in that waits for it (SEC-2) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandsetSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required-accounts.sign_in_refused"];
            /** @description `auth.forbidden`, `devices.not_active`, `accounts.locked`, `accounts.initial_password_expired`, `agents.not_an_agent`, `agents.phone_of_another`, `devices.not_trusted` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["agents.signed_in_elsewhere"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.password_refused"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    handsetReauthenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "password";
                    password: string;
                } | {
                    /** @enum {string} */
                    kind: "app_lock";
                };
            };
        };
        responses: {
            /** @description The agent shows again who works on the phone, before own calls are searched or heard (SEC-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandsetReauthenticated"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required-accounts.sign_in_refused"];
            /** @description `auth.forbidden`, `devices.not_active`, `accounts.locked`, `accounts.initial_password_expired`, `accounts.password_change_required`, `accounts.reauthentication_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listOwnRecordings: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                isImportant?: boolean;
                limit?: number;
                name?: string;
                number?: string;
                to?: string;
                trailingDigits?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Own recordings of the agent who works on the phone, newest first (REC-10, SEC-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecordingPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            403: components["responses"]["auth.forbidden-devices.not_active-accounts.reauthentication_required"];
            429: components["responses"]["request.too_many-customers.too_many_number_searches"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createOwnListenGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    publicKey: string;
                };
            };
        };
        responses: {
            /** @description Keys for one playing of an own recording on the phone, where the company allows it; audited before it leaves (REC-10, SEC-5, SEC-7) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenGrant"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            /** @description `auth.forbidden`, `devices.not_active`, `accounts.reauthentication_required`, `recordings.own_listening_off` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["recordings.not_found"];
            /** @description `recordings.not_stored`, `recordings.rendition_not_ready` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    saveRecordingMemo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isImportant: boolean;
                    memo: string;
                };
            };
        };
        responses: {
            /** @description The agent’s memo on an own recording, and whether it is important (REC-10) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecording"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            403: components["responses"]["auth.forbidden-devices.not_active-accounts.reauthentication_required"];
            404: components["responses"]["recordings.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    sendReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reports: ({
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "command.completed";
                        payload: {
                            commandId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "command.refused";
                        payload: {
                            commandId: string;
                            reason: "expired" | "not_available" | "signed_out" | "recording_not_ready" | "line_missing" | "already_in_call" | "integrity" | "consent_missing" | "app_locked" | "unknown_command";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "agent.state_wished";
                        payload: {
                            agentId: string;
                            isForAfterCall: boolean;
                            notReadyReason: string | null;
                            wish: "available" | "not_ready" | "logged_out";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.started";
                        payload: {
                            agentId: string | null;
                            callId: string;
                            dialRequestId: string | null;
                            direction: "outbound" | "inbound";
                            phoneNumber: string | null;
                            recordingId: string | null;
                            recordingMode: "automatic" | "manual";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.ringing";
                        payload: {
                            callId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.connected";
                        payload: {
                            callId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.held";
                        payload: {
                            callId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.resumed";
                        payload: {
                            callId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.ended";
                        payload: {
                            callId: string;
                            durationMs: number;
                            endedBy: "agent" | "customer" | "network" | "phone" | "unknown";
                            outcome: "connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "call.logged";
                        payload: {
                            agentId: string | null;
                            callId: string;
                            direction: "outbound" | "inbound";
                            durationMs: number;
                            outcome: "connected" | "busy" | "no_answer" | "rejected" | "invalid_number" | "unreachable" | "canceled" | "refused_by_policy" | "device_failed" | "push_timeout" | "unknown";
                            phoneNumber: string | null;
                            recordingMode: "automatic" | "manual";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "text.ordered";
                        payload: {
                            body: string;
                            callId: string;
                            parts: number;
                            templateVersion: number;
                            textMessageId: string;
                            textTemplateId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "text.sent";
                        payload: {
                            parts: number;
                            textMessageId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "text.failed";
                        payload: {
                            fault: "no_service" | "radio_off" | "not_permitted" | "limit_exceeded" | "failed" | "unconfirmed" | "phone_unreachable";
                            textMessageId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "text.withheld";
                        payload: {
                            callId: string;
                            reason: "no_template" | "no_number" | "not_mobile" | "interval" | "budget" | "quiet_hours" | "too_long";
                            textMessageId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "recording.started";
                        payload: {
                            callId: string;
                            captureMethod: "voice_call" | "privileged" | "maker_file" | "microphone" | "virtual";
                            media: "amr" | "3gp" | "mp3" | "aac" | "mp4";
                            mode: "automatic" | "manual";
                            recordingId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "recording.sealed";
                        payload: {
                            callId: string;
                            deviceSeq: number;
                            durationMs: number;
                            endReason: "normal" | "recovered" | "storage_full" | "capture_failed";
                            lostMs: number;
                            plainBytes: number;
                            recordingId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "recording.failed";
                        payload: {
                            callId: string;
                            reason: "permission" | "method" | "silence" | "space" | "battery" | "key" | "clock" | "line" | "capture_failed" | "file_lost";
                            recordingId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "recording.deleted";
                        payload: {
                            cause: "stored" | "capacity" | "age" | "agent" | "policy";
                            recordingId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "disposition.recorded";
                        payload: {
                            callId: string;
                            code: string;
                            note: string | null;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "consent.given";
                        payload: {
                            agentId: string;
                            consentTextId: string;
                            language: "ko" | "en" | "ja" | "zh";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "consent.withdrawn";
                        payload: {
                            agentId: string;
                            consentTextId: string;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "app_lock.changed";
                        payload: {
                            agentId: string;
                            change: "set" | "changed" | "removed" | "forgotten" | "reset" | "biometrics_on" | "biometrics_off";
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "app_lock.failed";
                        payload: {
                            agentId: string;
                            failures: number;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "app_lock.locked_out";
                        payload: {
                            agentId: string;
                            failures: number;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "integrity.reported";
                        payload: {
                            signs: components["schemas"]["IntegritySign"][];
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "push.registered";
                        payload: {
                            token: string | null;
                        };
                        seq: number;
                    } | {
                        at: number;
                        isClockSynchronised: boolean;
                        /** @enum {string} */
                        kind: "settings.applied";
                        payload: {
                            unapplied?: string[];
                            version: number;
                        };
                        seq: number;
                    })[];
                };
            };
        };
        responses: {
            /** @description What the phone says, in order; committed before it is answered (decision 5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsAcknowledged"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            403: components["responses"]["auth.forbidden-devices.not_active"];
            /** @description `handset.report_gap` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    handsetSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loginId: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description An agent signs in on a registered phone (SEC-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandsetSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required-accounts.sign_in_refused"];
            /** @description `auth.forbidden`, `devices.not_active`, `accounts.locked`, `accounts.initial_password_expired`, `accounts.password_change_required`, `agents.not_an_agent`, `agents.phone_of_another`, `devices.not_trusted` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["agents.signed_in_elsewhere"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    handsetSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent leaves the phone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-devices.proof_invalid-devices.proof_nonce_required"];
            403: components["responses"]["auth.forbidden-devices.not_active"];
            409: components["responses"]["agents.transition_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeLines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act: "set_carrier" | "take_out" | "remove";
                    carrier?: string;
                    lineIds: string[];
                };
            };
        };
        responses: {
            /** @description Changes the carrier of many SIMs, takes them out of their phones, or removes them (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesChanged"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listLines: {
        parameters: {
            query?: {
                cursor?: string;
                isBound?: boolean;
                isVerified?: boolean;
                limit?: number;
                orgUnitId?: string;
                search?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SIMs with their numbers (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinePage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["organization.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createLine: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    carrier?: string;
                    deviceId?: string;
                    phoneNumber: string;
                };
            };
        };
        responses: {
            /** @description Adds a SIM with its number (MON-3) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lineId: string;
                    };
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["devices.not_found"];
            /** @description `request.idempotency_key_in_use`, `lines.number_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `lines.number_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    removeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removes a SIM; past calls keep its number (MON-3) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["lines.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    carrier?: string;
                    deviceId?: string | null;
                    phoneNumber?: string;
                };
            };
        };
        responses: {
            /** @description Changes number or carrier, or moves the SIM to another phone (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `lines.not_found`, `devices.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lines.number_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `lines.number_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listLineChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done to a SIM, newest first, 200 at most (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineHistory"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["lines.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    sendLineCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Texts a code of six digits to the number; a new one ends the one before (MON-3) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineCode"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["lines.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            /** @description `server.busy`, `lines.code_unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The code that came shows that the SIM has the number (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["lines.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `lines.code_wrong`, `lines.code_expired` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportLines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        isBound?: boolean;
                        isVerified?: boolean;
                        orgUnitId?: string;
                        search?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of SIMs as a file (MON-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listListedDevices: {
        parameters: {
            query?: {
                cursor?: string;
                isRegistered?: boolean;
                limit?: number;
                search?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phones that the company’s list approves in advance (DIS-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedDevicePage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    importListedDevices: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    devices: {
                        assetNumber: string;
                        note?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Adds phones to the list (DIS-2) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedDevicesImported"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            409: components["responses"]["request.idempotency_key_in_use"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    removeListedDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes a phone off the list; one that has registered stays as it is (DIS-2) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `devices.not_listed` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportListedDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        isRegistered?: boolean;
                        search?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of phones approved in advance as a file (DIS-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    removeListedDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assetNumbers: string[];
                };
            };
        };
        responses: {
            /** @description Takes many phones off the list; those that have registered stay as they are (DIS-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedDevicesRemoved"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listListenAlerts: {
        parameters: {
            query?: {
                cursor?: string;
                isOpen?: boolean;
                limit?: number;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unusual numbers of listens and downloads, one a person, day and kind, newest first (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenAlertPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    closeListenAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listenAlertId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Close an alert with what was found; never one’s own (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenAlert"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `recordings.own_listen_alert` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `recordings.listen_alert_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `recordings.listen_alert_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportListenAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        isOpen?: boolean;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of alerts of unusual listening as a file (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    readListenContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "mp3" | "peaks" | "sealed";
                listenGrantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sealed bytes under a live grant (Range is served); `sealed` is the recording itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Sealed bytes under a live grant (Range is served); `sealed` is the recording itself */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `recordings.listen_expired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["recordings.rendition_not_ready"];
            416: components["responses"]["recordings.range_not_satisfiable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listListenReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company’s reasons to listen, with their names, at most 30 (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenReasonList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listListenRequests: {
        parameters: {
            query?: {
                cursor?: string;
                decidable?: boolean;
                from?: string;
                limit?: number;
                mine?: boolean;
                reason?: string;
                recordingId?: string;
                search?: string;
                state?: "open" | "approved" | "rejected" | "withdrawn" | "expired";
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests that the caller made or may decide on (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenRequestPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createListenRequestSet: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    recordingIds: string[];
                    text: string;
                };
            };
        };
        responses: {
            /** @description Ask to listen to several recordings, named one by one, that are decided on as one (SEC-8) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenRequest"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-recordings.own_call"];
            404: components["responses"]["recordings.not_found"];
            409: components["responses"]["request.idempotency_key_in_use-recordings.not_stored-recordings.listen_already_requested"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `recordings.listen_reason_unknown`, `recordings.listen_set_too_large` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    decideListenRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listenRequestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: "approved" | "rejected";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Approve or reject; never one’s own, never about one’s own call, never twice (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenRequest"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `recordings.own_request`, `recordings.own_call`, `recordings.own_approval` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["recordings.listen_request_not_found"];
            /** @description `recordings.requester_without_right`, `recordings.listen_request_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listListenRequestRecordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listenRequestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recordings of a request, at most 100 (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListenRequestRecording"][];
                    };
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["recordings.listen_request_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    withdrawListenRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listenRequestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Take back a request or what was approved, as its requester or as somebody who decides (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenRequest"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-recordings.own_call"];
            404: components["responses"]["recordings.listen_request_not_found"];
            /** @description `recordings.listen_request_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportListenRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        decidable?: boolean;
                        /** Format: date-time */
                        from?: string;
                        mine?: boolean;
                        reason?: string;
                        recordingId?: string;
                        search?: string;
                        state?: "open" | "approved" | "rejected" | "withdrawn" | "expired";
                        /** Format: date-time */
                        to?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of requests to listen as a file (SEC-8) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listLossReports: {
        parameters: {
            query?: {
                cursor?: string;
                deviceId?: string;
                limit?: number;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phones that were reported lost, newest first, for whoever manages the company’s phones (SEC-14) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossReportPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    downloadLossReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lossReportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report of a loss as PDF, as things stand now, in Korean for who reads it, else in English (SEC-14) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `loss_reports.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listNotReadyReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company’s reasons for not being ready, with their names (MON-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotReadyReasonList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    issueAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    client_assertion?: string;
                    client_assertion_type?: string;
                    client_id?: string;
                    grant_type: string;
                    scope?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description A 10-minute access token for a key with a registered public key (OAuth 2 client credentials, RFC 7523) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description A 10-minute access token for a key with a registered public key (OAuth 2 client credentials, RFC 7523) */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenRefusal"];
                };
            };
            /** @description A 10-minute access token for a key with a registered public key (OAuth 2 client credentials, RFC 7523) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenRefusal"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description A 10-minute access token for a key with a registered public key (OAuth 2 client credentials, RFC 7523) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenRefusal"];
                };
            };
            431: components["responses"]["request.headers_too_large"];
            /** @description A 10-minute access token for a key with a registered public key (OAuth 2 client credentials, RFC 7523) */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenRefusal"];
                };
            };
        };
    };
    listOrgUnits: {
        parameters: {
            query?: {
                withClosed?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Branches, groups and teams that the caller may see, as a flat tree */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgUnitList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createOrgUnit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "branch" | "group" | "team";
                    name: string;
                    parentId: string | null;
                };
            };
        };
        responses: {
            /** @description A new branch, group or team (ADM-3) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgUnit"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["organization.not_found"];
            /** @description `organization.closed`, `organization.name_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["organization.too_deep-organization.kind_order"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeOrgUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgUnitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isClosed?: boolean;
                    kind?: "branch" | "group" | "team";
                    name?: string;
                    parentId?: string | null;
                };
            };
        };
        responses: {
            /** @description Renames, moves, closes or reopens a unit (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgUnit"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["organization.not_found"];
            /** @description `organization.closed`, `organization.name_taken`, `organization.inside_itself`, `organization.in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["organization.too_deep-organization.kind_order"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    countOrgUnitMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many accounts and phones each unit has (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgUnitCounts"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportOrgUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        /** @default false */
                        withClosed?: boolean;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The tree of units as a file, with how many belong to each (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listOwnListens: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                kind?: "listen" | "download";
                limit?: number;
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who listened to the caller’s own calls, or took them away, and why, newest first (ADM-13) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportOwnListens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        /** Format: date-time */
                        from?: string;
                        kind?: "listen" | "download";
                        /** Format: date-time */
                        to?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Who listened to the caller’s own calls, as a file (ADM-13) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listRecordings: {
        parameters: {
            query?: {
                agentId?: string;
                cursor?: string;
                direction?: "outbound" | "inbound";
                from?: string;
                isMarked?: boolean;
                limit?: number;
                mode?: "automatic" | "manual";
                number?: string;
                orgUnitId?: string;
                state?: "expected" | "recording" | "sealed" | "stored" | "purged" | "missing" | "damaged";
                to?: string;
                trailingDigits?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recordings, newest first (ADM-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused-accounts.reauthentication_required"];
            429: components["responses"]["request.too_many-customers.too_many_number_searches"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One recording */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["recordings.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    downloadRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description The sealed file as it lies here, with a reason; worthless without a grant (SEC-7) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["recordings.not_found"];
            409: components["responses"]["recordings.not_stored"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `recordings.listen_reason_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createListenGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    publicKey: string;
                    purpose: "play" | "verify";
                };
            };
        };
        responses: {
            /** @description Keys for one playing, sealed to the player’s own key; audited before it leaves (SEC-7, SEC-8) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenGrant"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `accounts.reauthentication_required`, `recordings.listen_not_approved`, `recordings.listen_expired`, `recordings.plays_used_up`, `recordings.listen_withdrawn`, `recordings.own_call` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["recordings.not_found"];
            409: components["responses"]["recordings.not_stored"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createListenRequest: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Ask to listen, with a reason; never to one’s own call (SEC-8) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenRequest"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-recordings.own_call"];
            404: components["responses"]["recordings.not_found"];
            409: components["responses"]["request.idempotency_key_in_use-recordings.not_stored-recordings.listen_already_requested"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `recordings.listen_reason_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listMarks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Places in the sound (ADM-2), at most 500 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mark"][];
                    };
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["recordings.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createMark: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    atMs: number;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Mark a place in the sound with a word (ADM-2) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mark"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["recordings.not_found"];
            /** @description `request.idempotency_key_in_use`, `recordings.too_many_marks` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    deleteMark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                markId: string;
                recordingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a mark */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            /** @description `recordings.not_found`, `recordings.mark_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportRecordings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        agentId?: string;
                        direction?: "outbound" | "inbound";
                        /** Format: date-time */
                        from?: string;
                        isMarked?: boolean;
                        mode?: "automatic" | "manual";
                        number?: string;
                        orgUnitId?: string;
                        state?: "expected" | "recording" | "sealed" | "stored" | "purged" | "missing" | "damaged";
                        /** Format: date-time */
                        to?: string;
                        trailingDigits?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The list of recordings as a file (ADM-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many-customers.too_many_number_searches"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listReviews: {
        parameters: {
            query?: {
                cursor?: string;
                isOverdue?: boolean;
                limit?: number;
                state?: "open" | "in_review" | "countersigning" | "signed";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Monthly reviews of the usage history, newest first (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A review with figures, findings and signatures (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["reviews.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    addAddendum: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    findingId?: string;
                    isFindingDone?: boolean;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Adds to a signed review, which itself never changes (ADM-5) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["reviews.not_found-reviews.finding_not_found"];
            /** @description `reviews.state_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    countersignReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    revision: number;
                };
            };
        };
        responses: {
            /** @description A second person signs, who is not the reviewer (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `accounts.reauthentication_required`, `reviews.own_acts` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["reviews.not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    addFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    auditEntryIds: string[];
                    measure: string | null;
                    revision: number;
                    severity: "low" | "medium" | "high";
                    state: "open" | "done";
                    text: string;
                };
            };
        };
        responses: {
            /** @description Writes a finding down, with the entries that it points at (ADM-5) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-reviews.not_the_reviewer"];
            404: components["responses"]["reviews.not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `reviews.entries_not_of_month`, `reviews.too_many_findings` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                findingId: string;
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    auditEntryIds: string[];
                    measure: string | null;
                    revision: number;
                    severity: "low" | "medium" | "high";
                    state: "open" | "done";
                    text: string;
                };
            };
        };
        responses: {
            /** @description Changes a finding before the review is signed (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-reviews.not_the_reviewer"];
            404: components["responses"]["reviews.not_found-reviews.finding_not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `reviews.entries_not_of_month` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    deleteFinding: {
        parameters: {
            query: {
                revision: number;
            };
            header?: never;
            path: {
                findingId: string;
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes a finding out before the review is signed (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-reviews.not_the_reviewer"];
            404: components["responses"]["reviews.not_found-reviews.finding_not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    printReview: {
        parameters: {
            query?: {
                language?: "ko" | "en";
            };
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A review as PDF for the file, in Korean or English (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["reviews.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    returnReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    revision: number;
                };
            };
        };
        responses: {
            /** @description The second person gives the review back, with a reason; its first signature falls (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `reviews.own_acts` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["reviews.not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    takeReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                };
            };
        };
        responses: {
            /** @description The caller becomes its reviewer, also in the place of another (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            404: components["responses"]["reviews.not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    signReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    conclusion: string;
                    result: "clean" | "findings" | "serious";
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Freezes figures and findings and signs them; a second person signs, too, where the reviewer acted in that month (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            /** @description `auth.forbidden`, `accounts.reauthentication_required`, `reviews.not_the_reviewer` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["reviews.not_found"];
            409: components["responses"]["reviews.state_conflict-reviews.changed_meanwhile"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `reviews.result_conflict` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    downloadReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description One review as a workbook: figures, findings, and every entry that a figure counts (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["reviews.not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportReviews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        isOverdue?: boolean;
                        state?: "open" | "in_review" | "countersigning" | "signed";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Monthly reviews as a file (ADM-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Built-in and own roles: what each grants, how far, and how many have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createOwnRole: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    grants: components["schemas"]["Grants"];
                    name: string;
                    role: "agent" | "team_manager" | "manager" | "administrator" | "auditor" | "integrator";
                };
            };
        };
        responses: {
            /** @description An own role, made from a built-in one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            /** @description `request.idempotency_key_in_use`, `accounts.role_name_taken`, `accounts.too_many_roles` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `accounts.permission_not_grantable` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeOwnRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownRoleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    grants: components["schemas"]["Grants"];
                    name: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Change what an own role grants; it counts at once for all who have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required-accounts.own_rights"];
            404: components["responses"]["accounts.role_not_found"];
            /** @description `accounts.role_name_taken`, `accounts.role_changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.permission_not_grantable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    deleteOwnRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownRoleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete an own role that nobody has */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            404: components["responses"]["accounts.role_not_found"];
            /** @description `accounts.role_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: Record<string, never>;
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Roles with what each grants, and how far, as a file (ADM-3) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in, and what this session may do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loginId: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in to the console; 202 tells the next step */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Sign in to the console; 202 tells the next step */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            /** @description `accounts.sign_in_refused` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `accounts.locked`, `accounts.initial_password_expired`, `accounts.local_sign_in_closed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End the session */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The own live console sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End every own session but this one */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End one own session */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            /** @description `accounts.session_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getPendingSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where an unfinished sign-in stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    continueSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Go on after a second factor was set up and its recovery codes were seen */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Go on after a second factor was set up and its recovery codes were seen */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid-accounts.locked"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    cancelSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give an unfinished sign-in up */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    requestSignInPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A challenge for a passkey, to sign in or to set the first one up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid"];
            409: components["responses"]["accounts.passkeys_unavailable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    addSignInPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    registration: components["schemas"]["PasskeyRegistration"];
                };
            };
        };
        responses: {
            /** @description A first passkey, where a second factor must be set up first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledSecondFactor"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid-accounts.second_factor_refused"];
            409: components["responses"]["accounts.passkeys_unavailable"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changePendingPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description A new password in place of an initial or an expired one (SEC-2) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A new password in place of an initial or an expired one (SEC-2) */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid-accounts.locked"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["accounts.password_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    showSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProof"];
            };
        };
        responses: {
            /** @description The second step: a code, a passkey or a recovery code (SEC-15) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The second step: a code, a passkey or a recovery code (SEC-15) */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingSignIn"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            /** @description `auth.csrf_invalid`, `accounts.second_factor_refused`, `accounts.locked` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    beginSignInTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A secret for an authenticator app, where a second factor must be set up first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    confirmSignInTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The first code of a new authenticator app */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledSecondFactor"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["accounts.sign_in_expired"];
            403: components["responses"]["auth.csrf_invalid-accounts.second_factor_refused"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    startProviderSignIn: {
        parameters: {
            query: {
                companyId: string;
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sends the browser to the company’s OpenID Connect provider (SEC-15) */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    finishProviderSignIn: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The browser comes back from the provider; it is sent on to the console */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    reauthenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReauthenticateRequest"];
            };
        };
        responses: {
            /** @description Show again who sits there, by password, code or passkey (SEC-5) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reauthentication"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.sign_in_refused"];
            /** @description `auth.forbidden`, `accounts.second_factor_refused`, `accounts.locked` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many-accounts.sign_in_throttled"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    requestReauthenticationPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A challenge for a passkey of the signed-in account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            409: components["responses"]["accounts.passkeys_unavailable"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getSettings: {
        parameters: {
            query: {
                level: "company" | "org_unit" | "device";
                targetId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values that count for the company, a unit or a phone, and where each comes from (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsAtTarget"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["settings.target_not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listSettingDefinitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that can be set: form, range, default, where, and words in four languages (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingCatalogue"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listSettingChanges: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                level?: "company" | "org_unit" | "device";
                limit?: number;
                targetId?: string;
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who changed what, when and why, newest first (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingChangePage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    edits: {
                        key: string;
                        value?: unknown;
                    }[];
                    level: "company" | "org_unit" | "device";
                    reason: string;
                    targetId?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Sets or takes away several values at once, when nobody was quicker (MON-2) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingChange"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["settings.target_not_found"];
            /** @description `request.idempotency_key_in_use`, `settings.version_changed`, `settings.nothing_changed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    undoSettingChange: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                settingChangeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Takes a change back by a new one; refused when one of its values was changed since (MON-2) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingChange"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `settings.change_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.idempotency_key_in_use`, `settings.changed_since`, `settings.nothing_changed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportSettingChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        /** Format: date-time */
                        from?: string;
                        level?: "company" | "org_unit" | "device";
                        targetId?: string;
                        /** Format: date-time */
                        to?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The history of settings as a file (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    previewSettingChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    edits: {
                        key: string;
                        value?: unknown;
                    }[];
                    level: "company" | "org_unit" | "device";
                    targetId?: string;
                };
            };
        };
        responses: {
            /** @description Who would be affected by a change, from what to what; changes nothing (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingChangePreview"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["settings.target_not_found"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    countSettingReceipts: {
        parameters: {
            query?: {
                deviceId?: string;
                orgUnitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many phones have what they should have (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingReceiptCounts"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listSettingReceipts: {
        parameters: {
            query?: {
                cursor?: string;
                deviceId?: string;
                limit?: number;
                orgUnitId?: string;
                state?: "applied" | "waiting" | "offline" | "not_possible";
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each phone should have, what it has, since when, and why not (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingReceiptPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportSettingReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        deviceId?: string;
                        orgUnitId?: string;
                        state?: "applied" | "waiting" | "offline" | "not_possible";
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What each phone should have and has, as a file (MON-2) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listSignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ways to sign in at the console */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            400: components["responses"]["request.invalid"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listSystemChanges: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes of settings with before and after, newest first (ADM-6) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemChangePage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportSystemChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        to?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Changes of settings as a file (ADM-6) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listSystemErrors: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                requestId?: string;
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Errors of the technical log, newest first (ADM-6) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemErrorPage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    exportSystemErrors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        /** Format: date-time */
                        from?: string;
                        requestId?: string;
                        /** Format: date-time */
                        to?: string;
                    };
                    format: "xlsx" | "csv";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Errors as a file (ADM-6) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden-accounts.reauthentication_required"];
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            422: components["responses"]["exports.too_many_rows"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    getSystemStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environment at a glance (ADM-6) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemStatus"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required"];
            403: components["responses"]["auth.forbidden"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listTextMessages: {
        parameters: {
            query?: {
                agentId?: string;
                callId?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                orgUnitId?: string;
                state?: "ordered" | "sent" | "failed" | "withheld";
                to?: string;
                withTotal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Texts to callers whom nobody answered, newest first: sent, failed, and withheld with the reason (INB-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextMessagePage"];
                };
            };
            400: components["responses"]["request.invalid-request.cursor_invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    resendTextMessage: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                textMessageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Has the phone send a text again that was sent or failed, within the line’s budget (INB-1) */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        textMessageId: string;
                    };
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `text_messages.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.idempotency_key_in_use`, `text_messages.not_resendable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["request.idempotency_key_reused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listTextTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Templates of texts to callers whom nobody answered: of the company, of units, of lines (INB-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextTemplateList"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    createTextTemplate: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: string;
                    isAdvertising: boolean;
                    level: "company" | "org_unit" | "line";
                    name: string;
                    targetId?: string;
                };
            };
        };
        responses: {
            /** @description The template of the company, a unit or a line, which has none yet (INB-1) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextTemplate"];
                };
            };
            400: components["responses"]["request.invalid-request.idempotency_key_missing"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            /** @description `text_templates.target_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.idempotency_key_in_use`, `text_templates.target_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `request.idempotency_key_reused`, `text_templates.words_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    removeTextTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                textTemplateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removes a template; the next farther one counts, or nobody is texted (INB-1) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["text_templates.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    changeTextTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                textTemplateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body?: string;
                    isAdvertising?: boolean;
                    name?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description A new version of a template; texts that were sent keep theirs (INB-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextTemplate"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["text_templates.not_found"];
            /** @description `text_templates.version_changed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["request.too_large"];
            415: components["responses"]["request.unsupported_media_type"];
            /** @description `text_templates.words_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
    listTextTemplateVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                textTemplateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of a template, newest first, 200 at most (INB-1) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextTemplateVersions"];
                };
            };
            400: components["responses"]["request.invalid"];
            401: components["responses"]["auth.required-accounts.api_key_expired-accounts.signature_refused"];
            403: components["responses"]["auth.forbidden-accounts.network_refused"];
            404: components["responses"]["text_templates.not_found"];
            429: components["responses"]["request.too_many"];
            431: components["responses"]["request.headers_too_large"];
            503: components["responses"]["server.busy"];
        };
    };
}
