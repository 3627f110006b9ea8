// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"
#include "ui/common/languages.h"
#include "ui/common/theme.h"
#include "ui/shell/surroundings.h"

#include <QMainWindow>
#include <QMenu>
#include <QPointer>

#include <chrono>

class QStackedWidget;

namespace visage::telephony {
class Phone;
}

namespace visage::ui {

class Banner;
class CommandPalette;
class CommandRegistry;
class LoginPage;
class LookAlikes;
class PaneCycler;
class SearchPane;
class StoreNotices;
class WorkPage;
class Workplace;

/// The one window. It knows the log-in and the search; what else stands in it is handed in by the main, when
/// it is ready: a page for the record, a pane for the phone. They learn which customer is open from
/// customerOpened() and open one by calling openCustomer().
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Surroundings& around, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Below the phone, from the first customer on. Takes it over.
    void setRecordPage(QWidget* page);
    /// Below the search, while nothing is searched. Takes it over, and brings its command (F7).
    void setWorkPage(WorkPage* page);
    /// Above the record, always. Takes it over.
    void setPhonePane(QWidget* pane);
    /// Whose state the status line shows.
    void setPhone(telephony::Phone* phone);

    [[nodiscard]] CommandRegistry& commands() { return *m_commands; }
    [[nodiscard]] Banner& banner();
    [[nodiscard]] SearchPane& search();
    [[nodiscard]] LoginPage& loginPage() { return *m_login; }
    [[nodiscard]] Theme& theme() { return m_around.theme; }
    [[nodiscard]] Languages& languages() { return m_around.languages; }
    [[nodiscard]] LookAlikes& lookAlikes() { return *m_lookAlikes; }
    [[nodiscard]] CustomerId openedCustomer() const { return m_opened; }

    /// An earlier log-in is being taken up: the workplace stands there at once, and gives way to the log-in
    /// page only when nobody has come within sessionPatience.
    void expectSession();
    static constexpr std::chrono::milliseconds sessionPatience{2000};

    /// Shows the window as it was left; the first time it fills the screen.
    void open();
    void openCustomer(CustomerId customer);
    /// The record page shows this customer by itself, as when a call came in.
    void noteOpened(CustomerId customer);
    void closeCustomer();
    /// The same for a call: the focus stays, unless it was in the record.
    void closeForCall();
    /// Where no record stands, it says to choose who is calling.
    void setCallerUnknown(bool unknown);
    /// Somebody who is not there yet, with what was searched for in vain. A record that is open gives way,
    /// and comes back when nobody is made.
    void newCustomer();
    /// The same for somebody whose contact was to be written down here: it is, on the record of whoever is
    /// made.
    void newCustomerForContact();
    void focusSearch();
    void openPalette();
    void cyclePane(int step);
    void showRefusedWork();
    void showReviews();
    void showLookAlikes();
    void showShortcuts();
    void showDesktopState();
    void showAbout();
    void logOut();
    void useLanguage(Language language);
    void useTheme(Theme::Choice choice);

Q_SIGNALS:
    /// Null: none is open any more.
    void customerOpened(visage::CustomerId customer);
    /// Behind customerOpened(): this text is to stand in the note of the record, below what is written there.
    void noteOffered(visage::CustomerId customer, const QString& text);
    /// Behind customerOpened(): the record was made just now, and the keyboard belongs into the note, or into
    /// the form in which a contact is written down. `contactOf`: on whose record that was begun, null:
    /// nobody's.
    void customerMade(visage::CustomerId customer, bool contact, visage::CustomerId contactOf);
    /// The window has been painted for the first time.
    void firstFramePainted();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void leaveCustomer();
    void connectNewCustomer();
    void beginNewCustomer(bool contact);
    void takeNewCustomer(CustomerId customer);
    void leaveNewCustomer();
    void enableInside();
    void followSession();
    void followStatus();
    void followLookAlikes();
    [[nodiscard]] bool inside() const;
    void retranslate();
    void restoreLayout();
    void saveLayout();

    Surroundings m_around;
    CommandRegistry* m_commands;
    QStackedWidget* m_stack;
    LoginPage* m_login;
    Workplace* m_workplace;
    CommandPalette* m_palette;
    PaneCycler* m_cycler;
    LookAlikes* m_lookAlikes;
    StoreNotices* m_notices;
    QMenu m_menu;
    CustomerId m_opened;
    struct NewCustomerWay {
        CustomerId before; ///< whose record stood there
        bool contact = false;
        QPointer<QWidget> focus;
    };
    NewCustomerWay m_newCustomerWay; ///< while somebody new is typed
    bool m_wasInside = false;
    bool m_known = false; ///< somebody has left the window in a size and at a place
    bool m_painted = false;
};

} // namespace visage::ui
