internal import COpenSSL

/// SHA-256 by the system's OpenSSL, fed piece by piece.
struct SHA256Digest: ~Copyable {
    static let length = 32
    private let context: OpaquePointer
    /// Whether everything so far was taken; told at the end, so that each piece costs no more than its bytes.
    private var isWhole: Bool

    init() throws(DKIMError) {
        guard let context = EVP_MD_CTX_new() else { throw DKIMError.library("begin a digest") }
        self.context = context
        isWhole = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    }

    /// Goes on from what another has taken in so far.
    init(after other: borrowing SHA256Digest) throws(DKIMError) {
        guard let context = EVP_MD_CTX_new() else { throw DKIMError.library("begin a digest") }
        self.context = context
        isWhole = other.isWhole && EVP_MD_CTX_copy_ex(context, other.context) == 1
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        if EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) != 1 { isWhole = false }
    }

    mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { update($0) }
    }

    consuming func finish() throws(DKIMError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Self.length)
        guard isWhole, EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw DKIMError.library("compute a digest") }
        return digest
    }
}
