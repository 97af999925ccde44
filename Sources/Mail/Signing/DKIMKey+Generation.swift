internal import COpenSSL

extension DKIMKey {
    /// Makes a new RSA key.
    ///
    /// - Throws: `DKIMError` of kind `wrongSize` unless there are 1024 to 4096 bits.
    public static func newRSA(bits: Int = recommendedSize) throws(DKIMError) -> DKIMKey {
        guard sizes.contains(bits) else {
            throw DKIMError(.wrongSize, "an RSA key has \(sizes.lowerBound) to \(sizes.upperBound) bits here, not \(bits)")
        }
        return try generate("RSA") { EVP_PKEY_CTX_set_rsa_keygen_bits($0, Int32(bits)) == 1 }
    }

    /// Makes a new Ed25519 key.
    public static func newEd25519() throws(DKIMError) -> DKIMKey {
        try generate("ED25519") { _ in true }
    }

    private static func generate(_ type: String, _ set: (OpaquePointer) -> Bool) throws(DKIMError) -> DKIMKey {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, type, nil) else { throw DKIMError.library("make a key") }
        defer { EVP_PKEY_CTX_free(context) }
        var handle: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, set(context), EVP_PKEY_generate(context, &handle) == 1, let handle else {
            throw DKIMError.library("make a key")
        }
        return try DKIMKey(owning: handle)
    }
}
