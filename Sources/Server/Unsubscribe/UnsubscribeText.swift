/// The words of the unsubscribe page in one language. `%` stands for the sender's name.
struct UnsubscribeText {
    let title: String
    let question: String
    /// That nothing has happened yet.
    let unchanged: String
    let button: String
    let doneTitle: String
    let done: String
    let failed: String

    static func of(_ language: PageLanguage) -> UnsubscribeText {
        switch language {
        case .english: english
        case .indonesian: indonesian
        case .javanese: javanese
        case .polish: polish
        case .vietnamese: vietnamese
        }
    }

    private static let english = UnsubscribeText(
        title: "Unsubscribe",
        question: "Do you want to stop receiving e-mail from %?",
        unchanged: "Nothing has changed yet. Press the button to confirm.",
        button: "Unsubscribe",
        doneTitle: "You are unsubscribed",
        done: "You will get no more e-mail from %. A message that is already on its way may still arrive.",
        failed: "This did not work just now. Please try again in a few minutes.")

    private static let indonesian = UnsubscribeText(
        title: "Berhenti berlangganan",
        question: "Apakah Anda ingin berhenti menerima email dari %?",
        unchanged: "Belum ada yang berubah. Tekan tombol ini untuk mengonfirmasi.",
        button: "Berhenti berlangganan",
        doneTitle: "Anda telah berhenti berlangganan",
        done: "Anda tidak akan menerima email lagi dari %. Pesan yang sudah dikirim mungkin masih akan tiba.",
        failed: "Permintaan ini belum berhasil. Silakan coba lagi beberapa menit lagi.")

    private static let javanese = UnsubscribeText(
        title: "Mandheg langganan",
        question: "Punapa panjenengan badhe mandheg nampi email saking %?",
        unchanged: "Dereng wonten ingkang ewah. Pencet tombol menika kangge ngonfirmasi.",
        button: "Mandheg langganan",
        doneTitle: "Panjenengan sampun mandheg langganan",
        done: "Panjenengan mboten badhe nampi email malih saking %. Pesen ingkang sampun dipunkintun saged ugi taksih dugi.",
        failed: "Panyuwunan menika dereng kasil. Mangga dipuncobi malih sawetawis menit malih.")

    private static let polish = UnsubscribeText(
        title: "Rezygnacja z subskrypcji",
        question: "Czy chcesz przestać otrzymywać e-maile od nadawcy %?",
        unchanged: "Nic się jeszcze nie zmieniło. Naciśnij przycisk, aby potwierdzić.",
        button: "Zrezygnuj z subskrypcji",
        doneTitle: "Subskrypcja została anulowana",
        done: "Nie będziesz już otrzymywać e-maili od nadawcy %. Wiadomość, która jest już w drodze, może jeszcze dotrzeć.",
        failed: "Nie udało się tego teraz zrobić. Spróbuj ponownie za kilka minut.")

    private static let vietnamese = UnsubscribeText(
        title: "Hủy đăng ký",
        question: "Bạn có muốn ngừng nhận email từ % không?",
        unchanged: "Chưa có gì thay đổi. Hãy nhấn nút bên dưới để xác nhận.",
        button: "Hủy đăng ký",
        doneTitle: "Bạn đã hủy đăng ký",
        done: "Bạn sẽ không nhận được email từ % nữa. Thư đã gửi đi trước đó có thể vẫn đến.",
        failed: "Hiện chưa thực hiện được yêu cầu này. Vui lòng thử lại sau vài phút.")
}
