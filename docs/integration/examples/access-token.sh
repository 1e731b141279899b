#!/bin/sh
# A token by an RSA key (RS256). Needs SMARTYM_URL, SMARTYM_KEY_ID and SMARTYM_PRIVATE_KEY, a PEM file.
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
now=$(date +%s)
header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","jti":"%s","iat":%s,"exp":%s}' \
  "$SMARTYM_KEY_ID" "$SMARTYM_KEY_ID" "$SMARTYM_URL" "$(openssl rand -hex 16)" "$now" "$((now + 60))" | base64url)
signature=$(printf %s "$header.$claims" | openssl dgst -sha256 -sign "$SMARTYM_PRIVATE_KEY" | base64url)
curl -sS "$SMARTYM_URL/api/v1/oauth/token" \
  -d grant_type=client_credentials \
  -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
  -d "client_assertion=$header.$claims.$signature"
