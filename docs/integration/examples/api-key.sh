#!/bin/sh
# Who am I? With a secret that travels. Needs SMARTYM_URL and SMARTYM_API_KEY.
curl -sS "$SMARTYM_URL/api/v1/api-keys/me" -H "authorization: Bearer $SMARTYM_API_KEY"
