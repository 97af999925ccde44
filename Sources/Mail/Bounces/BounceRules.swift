/// What is known about the words and codes of mail servers, as data. A text is judged in this order, and the first rule that
/// fits decides; a test checks that each rule and each phrase can.
///
/// 1. `words`: phrases that say plainly what is the matter. Servers are freer with codes than with words.
/// 2. `codes`: where no phrase says it.
/// 3. `hints`: phrases that say little, such as "mailbox unavailable", which stands for many things.
///
/// What is said of the sender comes before what is said of the recipient: a contact is given up only for a reply that says
/// that the address does not work.
package enum BounceRules {
    package static let words: [BounceRule] = sender + overload + recipient + refusal + system
    package static let hints: [BounceRule] = recipientHints + refusalHints
}
