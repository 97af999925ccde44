internal import COpenSSL

/// A private key that signs messages.
///
/// @unchecked Sendable: the key is made once, never changed, and freed when nobody holds it. OpenSSL counts its references
/// atomically, and signing with it on several threads is safe as long as each has a context of its own, which `sign` sees to.
public final class DKIMKey: @unchecked Sendable {
    /// What verifiers must take is 1024 to 4096 bits (RFC 8301 section 3.2).
    public static let sizes = 1024...4096
    /// What RSA keys ought to have at least.
    public static let recommendedSize = 2048

    public let algorithm: DKIMAlgorithm
    /// 256 for Ed25519.
    public let bits: Int
    let handle: OpaquePointer

    /// - Parameter handle: owned from now on, also when this throws.
    init(owning handle: OpaquePointer) throws(DKIMError) {
        self.handle = handle
        bits = Int(EVP_PKEY_get_bits(handle))
        if EVP_PKEY_is_a(handle, "RSA") == 1 {
            algorithm = .rsa
        } else if EVP_PKEY_is_a(handle, "ED25519") == 1 {
            algorithm = .ed25519
        } else {
            algorithm = .rsa
            let name = EVP_PKEY_get0_type_name(handle).map { String(cString: $0) } ?? "unknown"
            throw DKIMError(.wrongType, "the key is of the type \(name)", advice: "DKIM knows RSA and Ed25519")
        }
        guard algorithm != .rsa || Self.sizes.contains(bits) else {
            throw DKIMError(
                .wrongSize, "the RSA key has \(bits) bits",
                advice: "verifiers take \(Self.sizes.lowerBound) to \(Self.sizes.upperBound); make one of \(Self.recommendedSize)"
            )
        }
        try checkPair()
    }

    deinit {
        EVP_PKEY_free(handle)
    }

    /// Signs the SHA-256 digest of what a signature covers (RFC 6376 section 3.7): RSASSA-PKCS1-v1_5, or Ed25519 over the
    /// digest as if it were the message (RFC 8463 section 3).
    func sign(_ digest: [UInt8]) throws(DKIMError) -> [UInt8] {
        switch algorithm {
        case .rsa: try signRSA(digest)
        case .ed25519: try signEd25519(digest)
        }
    }

    private func signRSA(_ digest: [UInt8]) throws(DKIMError) -> [UInt8] {
        guard let context = EVP_PKEY_CTX_new(handle, nil) else { throw DKIMError.library("sign") }
        defer { EVP_PKEY_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(handle)))
        var count = signature.count
        guard EVP_PKEY_sign_init(context) == 1, EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
            EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1,
            EVP_PKEY_sign(context, &signature, &count, digest, digest.count) == 1
        else { throw DKIMError.library("sign with the RSA key") }
        signature.removeLast(signature.count - count)
        return signature
    }

    private func signEd25519(_ digest: [UInt8]) throws(DKIMError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw DKIMError.library("sign") }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(handle)))
        var count = signature.count
        guard EVP_DigestSignInit(context, nil, nil, nil, handle) == 1,
            EVP_DigestSign(context, &signature, &count, digest, digest.count) == 1
        else { throw DKIMError.library("sign with the Ed25519 key") }
        signature.removeLast(signature.count - count)
        return signature
    }

    /// What a signature is verified with: SubjectPublicKeyInfo in DER for RSA (RFC 6376 section 3.6.1), the 32 octets
    /// themselves for Ed25519 (RFC 8463 section 4.2).
    public var publicKey: [UInt8] {
        get throws(DKIMError) {
            switch algorithm {
            case .rsa:
                var start: UnsafeMutablePointer<UInt8>?
                let count = i2d_PUBKEY(handle, &start)
                guard count > 0, let start else { throw DKIMError.library("write the public key") }
                defer { CRYPTO_free(start, #file, #line) }
                return Array(UnsafeBufferPointer(start: start, count: Int(count)))
            case .ed25519:
                var bytes = [UInt8](repeating: 0, count: 32)
                var count = bytes.count
                guard EVP_PKEY_get_raw_public_key(handle, &bytes, &count) == 1, count == bytes.count else {
                    throw DKIMError.library("write the public key")
                }
                return bytes
            }
        }
    }

    /// Signs something and verifies it: a damaged file can hold a public key that is not the private one's.
    private func checkPair() throws(DKIMError) {
        let digest = [UInt8](repeating: 0x5a, count: SHA256Digest.length)
        let signature: [UInt8]
        do throws(DKIMError) {
            signature = try sign(digest)
        } catch {
            throw DKIMError(.damagedKey, "the key is damaged: it does not sign", advice: "restore it, or make a new one")
        }
        guard verifies(signature, of: digest) else {
            throw DKIMError(
                .damagedKey, "the key is damaged: its two halves do not belong together",
                advice: "restore it, or make a new one")
        }
    }

    private func verifies(_ signature: [UInt8], of digest: [UInt8]) -> Bool {
        defer { ERR_clear_error() }
        switch algorithm {
        case .rsa:
            guard let context = EVP_PKEY_CTX_new(handle, nil) else { return false }
            defer { EVP_PKEY_CTX_free(context) }
            return EVP_PKEY_verify_init(context) == 1 && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
                && EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1
                && EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
        case .ed25519:
            guard let context = EVP_MD_CTX_new() else { return false }
            defer { EVP_MD_CTX_free(context) }
            return EVP_DigestVerifyInit(context, nil, nil, nil, handle) == 1
                && EVP_DigestVerify(context, signature, signature.count, digest, digest.count) == 1
        }
    }
}
