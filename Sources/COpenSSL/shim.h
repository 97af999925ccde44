#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

// A macro with casts, which Swift does not import: what a memory BIO holds.
static inline long merpati_bio_contents(BIO *bio, char **start) {
    return BIO_get_mem_data(bio, start);
}
