#!/bin/sh
# signed-request.sh METHOD PATH [BODY]. Needs SMARTYM_URL, SMARTYM_KEY_ID and SMARTYM_SECRET.
method=$1 path=$2 body=${3-}
id=$(openssl rand -hex 16)
timestamp=$(date +%s)
digest=$(printf %s "$body" | openssl dgst -sha256 -r | cut -d ' ' -f 1)
signature=$(printf %s "$id.$timestamp.$method.$path.$digest" |
  openssl dgst -sha256 -hmac "$SMARTYM_SECRET" -binary | openssl base64 -A)
set -- -sS -X "$method" "$SMARTYM_URL$path" \
  -H "smartym-key: $SMARTYM_KEY_ID" -H "smartym-id: $id" \
  -H "smartym-timestamp: $timestamp" -H "smartym-signature: v1,$signature"
[ -z "$body" ] || set -- "$@" -H 'content-type: application/json' --data-binary "$body"
curl "$@"
