import Foundation
import TestSupport
import Testing

@testable import Tracking

struct TokenKeyFileTests {
    private func text(_ keys: TokenKeys) throws -> String {
        TokenTests.text(try TokenTests.minter(keys), .unsubscribe, run: 1, contact: 2)
    }

    @Test func `keys are made once, for the owner alone, and loaded again`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("keys").path
            let first = try TokenKeyFile(path: path).loadOrCreate()
            let second = try TokenKeyFile(path: path).loadOrCreate()
            #expect(try text(first) == text(second))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["keys"])
        }
    }

    @Test func `several that come first at once agree on one key`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("keys").path
            let texts = try await withThrowingTaskGroup(of: TokenKeys.self) { group in
                for _ in 0..<16 { group.addTask { try TokenKeyFile(path: path).loadOrCreate() } }
                var texts: Set<String> = []
                for try await keys in group { texts.insert(try text(keys)) }
                return texts
            }
            #expect(texts.count == 1)
        }
    }

    @Test func `a rotated file signs with the new key and reads the old links`() async throws {
        try await withTemporaryFolder { folder in
            let file = TokenKeyFile(path: folder.appendingPathComponent("keys").path)
            let old = try text(file.loadOrCreate())
            let rotated = try file.rotate()
            #expect(try text(rotated) != old)
            let minter = try TokenTests.minter(file.loadOrCreate())
            #expect(minter.read(old, as: .unsubscribe) != nil)
            #expect(try minter.read(text(rotated), as: .unsubscribe) != nil)
            for _ in 2..<32 { _ = try file.rotate() }
            #expect(throws: TrackingError.self) { try file.rotate() }
            #expect(try TokenTests.minter(file.loadOrCreate()).read(old, as: .unsubscribe) != nil)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func `keys that others may read are refused`(_ mode: Int) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("keys").path
            _ = try TokenKeyFile(path: path).loadOrCreate()
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let error = #expect(throws: TrackingError.self) { try TokenKeyFile(path: path).loadOrCreate() }
            #expect(error?.advice?.contains("chmod 600") == true)
        }
    }

    @Test(arguments: [
        "", "# nothing\n", "abc\n", String(repeating: "0", count: 63), String(repeating: "g", count: 64),
        String(repeating: "0", count: 66), String(repeating: "0", count: 64) + "\nx\n", String(repeating: "x", count: 20_000),
    ])
    func `a damaged file is refused, and left as it is`(_ contents: String) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("keys").path
            try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            let error = #expect(throws: TrackingError.self) { try TokenKeyFile(path: path).loadOrCreate() }
            #expect(error?.kind == .keys)
            #expect(FileManager.default.contents(atPath: path) == Data(contents.utf8))
        }
    }

    @Test func `a folder in the file's place is refused`() async throws {
        try await withTemporaryFolder { folder in
            #expect(throws: TrackingError.self) { try TokenKeyFile(path: folder.path).loadOrCreate() }
            #expect(throws: TrackingError.self) {
                try TokenKeyFile(path: folder.appendingPathComponent("missing/keys").path).loadOrCreate()
            }
        }
    }
}
