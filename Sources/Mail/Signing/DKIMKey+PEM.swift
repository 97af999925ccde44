internal import COpenSSL

/// Keys as text (RFC 7468): PKCS #8 as written here, and the older PKCS #1 of RSA keys.
extension DKIMKey {
    /// The longest text that is read, in octets; a key of 4096 bits has about 3,300.
    public static let longestPEM = 65_536

    /// Reads a private key that stands alone in a text.
    ///
    /// - Throws: `DKIMError` with what is there instead.
    public convenience init(pem: [UInt8]) throws(DKIMError) {
        try Self.checkLabel(pem)
        try self.init(owning: pem.withUnsafeBytes(Self.read).get())
    }

    /// The key in octets that stay where they are meanwhile: OpenSSL reads them in place.
    private static func read(_ pem: UnsafeRawBufferPointer) -> Result<OpaquePointer, DKIMError> {
        guard let bio = BIO_new_mem_buf(pem.baseAddress, Int32(pem.count)) else {
            return .failure(DKIMError.library("read the key"))
        }
        defer { BIO_free(bio) }
        // Without an answer of ours OpenSSL would ask the terminal for a passphrase.
        guard let handle = PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil) else {
            ERR_clear_error()
            return .failure(
                DKIMError(.damagedKey, "the key is damaged: it cannot be read", advice: "restore it, or make a new one"))
        }
        return .success(handle)
    }

    /// The private key as a text in PKCS #8. Whoever has it can sign in the domain's name.
    public var privatePEM: [UInt8] {
        get throws(DKIMError) {
            // Kept in memory that is cleared before it is freed.
            guard let bio = BIO_new(BIO_s_secmem()) else { throw DKIMError.library("write the key") }
            defer { BIO_free(bio) }
            var start: UnsafeMutablePointer<CChar>?
            guard PEM_write_bio_PKCS8PrivateKey(bio, handle, nil, nil, 0, nil, nil) == 1,
                case let count = merpati_bio_contents(bio, &start), count > 0, let start
            else { throw DKIMError.library("write the key") }
            return UnsafeBufferPointer(start: start, count: count).map { UInt8(bitPattern: $0) }
        }
    }

    /// Tells apart what people take for a private key by the lines that mark its beginning.
    private static func checkLabel(_ pem: [UInt8]) throws(DKIMError) {
        guard pem.count <= longestPEM else {
            throw DKIMError(.noKey, "this is no key: it has \(pem.count) octets, and a key at most \(longestPEM)")
        }
        let text = String(decoding: pem, as: UTF8.self)
        let labels = text.matches(of: /-----BEGIN ([A-Z0-9 ]{1,40})-----/).map { String($0.1) }
        guard let label = labels.first else {
            throw DKIMError(
                .noKey, "there is no key in PEM form",
                advice: "a file that begins with \"-----BEGIN PRIVATE KEY-----\" is expected")
        }
        guard labels.count == 1 else {
            throw DKIMError(.severalKeys, "there is more than one key or certificate", advice: "leave only the private key")
        }
        switch label {
        case "ENCRYPTED PRIVATE KEY": throw encrypted
        case "PRIVATE KEY", "RSA PRIVATE KEY": if text.contains("Proc-Type: 4,ENCRYPTED") { throw encrypted }
        case "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE":
            throw DKIMError(
                .publicKey, "this is a public key, which cannot sign", advice: "give the private key that belongs to it")
        default:
            throw DKIMError(
                .wrongType, "this is a key of the kind \"\(label)\"",
                advice: "an RSA or Ed25519 key is expected, marked \"PRIVATE KEY\" or \"RSA PRIVATE KEY\"")
        }
    }

    private static var encrypted: DKIMError {
        DKIMError(
            .encryptedKey, "the key is locked by a passphrase",
            advice: "unlock it with `openssl pkey -in LOCKED.pem -out KEY.pem`, and close the new file with `chmod 600 KEY.pem`")
    }
}
