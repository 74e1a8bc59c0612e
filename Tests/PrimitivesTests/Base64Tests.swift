import Primitives
import Testing

@Suite struct Base64Tests {
    @Test(arguments: ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foobar": "Zm9vYmFy", "ü日": "w7zml6U="])
    func `base64 follows the standard`(plain: String, encoded: String) {
        #expect(String(decoding: Base64.encoded(Array(plain.utf8)), as: UTF8.self) == encoded)
    }
}
